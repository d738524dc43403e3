const KINDS = ["contact", "log", "asked again", "rejected", "upload"];

/**
 * What undisturbed runs have to answer for themselves, since the others are only compared with them: a log that does not
 * alternate, runs backwards or does not name the block that it ends; a wrong count; something left over; nothing to compare.
 */
export function unsound(facts: string[]): string[] {
  const parsed = facts.map((fact) => JSON.parse(fact) as unknown[]);
  const wrong = facts.filter((_, at) => isWrong(parsed[at] ?? []));
  const kinds = new Set(parsed.map(([kind]) => kind));
  return [...wrong, ...KINDS.filter((kind) => !kinds.has(kind)).map((kind) => `no fact of the kind ${kind}`)];
}

function isWrong([kind, ...rest]: unknown[]) {
  if (kind === "log") return rest.slice(-3).includes(false);
  if (kind === "contact" || kind === "the count is exact") return rest.at(-1) !== true;
  return kind === "left over" && rest.some((count) => count !== 0);
}
