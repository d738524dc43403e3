import path from "node:path";
import { breachOf, layerOf, layerOfPackage } from "./layers";

export type Source = { file: string; text: string };

const IMPORT =
  /^[ \t]*(?:import|export)\s+(?:([\w\s{},*$]+?)\s+from\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

/** Every breach of the import rules in these sources, as `file: what`. Tests may import what they like. */
export function findBreaches(sources: Source[]): string[] {
  return sources
    .filter(({ file }) => !/\.test\.tsx?$/.test(file) && !file.startsWith("lib/testing/context"))
    .flatMap(({ file, text }) => [...text.matchAll(IMPORT)].flatMap((found) => breaches(file, found)));
}

function breaches(file: string, [, clause = "", named, dynamic]: RegExpMatchArray): string[] {
  const from = withoutEnding(file);
  const specifier = named ?? dynamic ?? "";
  const target = resolve(from, specifier);
  const layer = target === null ? layerOfPackage(specifier) : layerOf(target);
  const typesOnly = isTypesOnly(clause);
  const told = [breachOf(from, target ?? specifier, layer, typesOnly)];
  if (target !== null && !typesOnly) told.push(...namedRules(from, target, clause));
  return told
    .filter((breach) => breach !== null)
    .map((breach) => `${file}: imports ${specifier}, but ${breach}`);
}

/** The rules about single files and names, beyond the table. */
function namedRules(from: string, target: string, clause: string): (string | null)[] {
  const writer = target === "lib/contacts/inner/set-blocked" && /\bsetBlocked\b|\*/.test(clause);
  const verb = from.startsWith("lib/") && layerOf(from) === "lib" && from !== "worker/tasks";
  const dials = inArea(target, "telephony") && !inArea(from, "telephony") && !inArea(from, "enforcement");
  const plays = inArea(target, "telephony") && isForTests(target) && !isForTests(from);
  const judges = target === "lib/enforcement/allowed" && !inArea(from, "enforcement");
  const other = areaOf(target);
  return [
    writer && !verb ? "setBlocked is for the verbs of lib only" : null,
    dials ? "only lib/enforcement may reach lib/telephony" : null,
    plays && !dials ? "the stand-in for a provider is for tests" : null,
    judges ? "only lib/enforcement decides who may be called" : null,
    areaOf(from) === "contacts" && other && other !== "contacts" ? "contacts calls no other area" : null,
    isKernel(from) && other && from !== `lib/${other}` ? "the kernel calls no area" : null,
  ];
}

function isForTests(file: string) {
  return /(^|[/-])testing(\/|$)/.test(file);
}

function inArea(file: string, area: string) {
  return areaOf(file) === area;
}

/** A file that lies in lib itself; a folder of its own name is its own too. */
function isKernel(file: string) {
  return /^lib\/[^/]+$/.test(file);
}

function areaOf(file: string) {
  return /^lib\/([^/]+)\//.exec(file)?.[1];
}

function isTypesOnly(clause: string) {
  if (/^type\s/.test(clause)) return true;
  const names = /^\{(.*)\}$/s
    .exec(clause.trim())?.[1]
    ?.split(",")
    .filter((name) => name.trim() !== "");
  return names !== undefined && names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
}

/** The file of ours that a specifier means, from the root; null for a package. */
function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return withoutEnding(specifier.slice(2));
  if (!specifier.startsWith(".")) return null;
  return withoutEnding(path.posix.join(path.posix.dirname(from), specifier));
}

function withoutEnding(file: string) {
  return file.replace(/\.(d\.)?m?tsx?$/, "").replace(/\/index$/, "");
}
