import path from "node:path";
import { floorBreaches, FLOORS, GUESTS } from "./areas";
import { breachOf, layerOf, layerOfPackage, PURE } from "./layers";

export type Source = { file: string; text: string };

const IMPORT =
  /^[ \t]*(?:import|export)\s+(?:([\w\s{},*$]+?)\s+from\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

/** Every breach of the import rules in these sources, as `file: what`. Tests may import what they like. */
export function findBreaches(sources: Source[]): string[] {
  return sources
    .filter(({ file }) => !/\.test\.tsx?$/.test(file) && !/(^|\/)testing\//.test(file))
    .flatMap(({ file, text }) => [...text.matchAll(IMPORT)].flatMap((found) => breaches(file, found)));
}

function breaches(file: string, [, clause = "", named, dynamic]: RegExpMatchArray): string[] {
  const from = withoutEnding(file);
  const specifier = named ?? dynamic ?? "";
  const target = resolve(from, specifier);
  const layer = target === null ? layerOfPackage(specifier) : layerOf(target);
  const typesOnly = isTypesOnly(clause);
  const told = [breachOf(from, target ?? specifier, layer, typesOnly)];
  if (target !== null) told.push(...floorBreaches(from, target), typesOnly ? null : judging(from, target));
  return told
    .filter((breach) => breach !== null)
    .map((breach) => `${file}: imports ${specifier}, but ${breach}`);
}

/** Only `lib/enforcement` may call what makes an `Allowed`. Any file may name the type. */
function judging(from: string, target: string) {
  const judges = target === "lib/enforcement/allowed" && !from.startsWith("lib/enforcement/");
  return judges ? "only lib/enforcement decides who may be called" : null;
}

/** Entries of the rules that match no file of the tree. They would let in whatever takes that name later. */
export function findDeadEntries(sources: Source[]): string[] {
  const files = sources.map(({ file }) => withoutEnding(file));
  const areas = FLOORS.flat().filter((area) => area !== "kernel");
  const importing = (target: string, area: string) =>
    sources.some(
      ({ file, text }) =>
        file.startsWith(`lib/${area}/`) &&
        [...text.matchAll(IMPORT)].some(
          (found) => resolve(file, found[2] ?? found[3] ?? "") === `lib/${target}`,
        ),
    );
  return [
    ...PURE.filter((pattern) => !files.some((file) => pattern.test(file))).map(String),
    ...areas
      .filter((area) => !files.some((file) => file.startsWith(`lib/${area}/`)))
      .map((area) => `floor ${area}`),
    ...Object.entries(GUESTS).flatMap(([target, { areas }]) =>
      areas.filter((area) => !importing(target, area)).map((area) => `${area} as a guest of ${target}`),
    ),
  ].map((entry) => `bin/check: ${entry} matches nothing`);
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
