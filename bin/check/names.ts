import type { Source } from "./imports";

/** Names that two files may export, and why. There are none. */
export const SHARED: Record<string, string> = {};

const HOUSE = /^(lib|db|worker|bin)\//;
const FOR_TESTS = /\.test\.tsx?$|(^|\/)testing\//;

const DECLARED =
  /^export\s+(?:declare\s+)?(?:async\s+)?(?:abstract\s+)?(?:const|let|function\*?|class|type|interface|enum)\s+(\w+)/gm;
const LISTED = /^export\s+(?:const|let|type)?\s*\{([^}]*)\}/gm;

/**
 * Names that two files of the house export, as `name: the files`. A schema and the type that is read from it are one,
 * in one file; what is exported again by its own name is no second thing. Tests may name what they like.
 */
export function findSharedNames(sources: Source[], shared = SHARED): string[] {
  return [...homesOf(sources)]
    .filter(([name, files]) => files.length > 1 && !(name in shared))
    .map(([name, files]) => `${files.join(", ")}: each exports ${name}; no two exports share a name`);
}

/** Entries of `SHARED` that no two files need any more. */
export function findDeadShares(sources: Source[], shared = SHARED): string[] {
  const homes = homesOf(sources);
  return Object.keys(shared)
    .filter((name) => (homes.get(name)?.length ?? 0) < 2)
    .map((name) => `bin/check: ${name} as a shared name matches nothing`);
}

function homesOf(sources: Source[]): Map<string, string[]> {
  const homes = new Map<string, string[]>();
  for (const { file, text } of sources) {
    if (!HOUSE.test(file) || FOR_TESTS.test(file)) continue;
    for (const name of exportsOf(text)) homes.set(name, [...(homes.get(name) ?? []), file]);
  }
  return homes;
}

function exportsOf(text: string): Set<string> {
  const declared = [...text.matchAll(DECLARED)].map(([, name = ""]) => name);
  const listed = [...text.matchAll(LISTED)].flatMap(([whole, names = ""]) =>
    names.split(",").flatMap((entry) => givenName(whole, entry.trim())),
  );
  return new Set([...declared, ...listed]);
}

/**
 * The name that an entry of a list gives: `{ a as b }` gives b, `const { a: b } =` too; `{ a }` alone is only passed
 * on.
 */
function givenName(list: string, entry: string): string[] {
  const [, renamed] = /(?:\sas\s+|:\s*)(\w+)$/.exec(entry) ?? [];
  if (renamed !== undefined) return [renamed];
  return /^export\s+(const|let)/.test(list) && /^\w+$/.test(entry) ? [entry] : [];
}
