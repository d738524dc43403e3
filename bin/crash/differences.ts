/** A fact that one side has more often than the other. */
export type Difference = { fact: string; expected: number; found: number };

/** The facts that two lists do not have in common, whatever their order. A fact may stand in a list more than once. */
export function differences(expected: readonly string[], found: readonly string[]): Difference[] {
  const counts = new Map<string, Difference>();
  const of = (fact: string) => {
    const count = counts.get(fact) ?? { fact, expected: 0, found: 0 };
    counts.set(fact, count);
    return count;
  };
  for (const fact of expected) of(fact).expected += 1;
  for (const fact of found) of(fact).found += 1;
  return [...counts.values()].filter((count) => count.expected !== count.found);
}

const SHOWN = 6;

/** The first differences in words, and how many there are. */
export function described(all: Difference[]): string {
  const words = ({ fact, expected, found }: Difference) => `${found} times instead of ${expected}: ${fact}`;
  const more = all.length > SHOWN ? [`… ${all.length} differences in all`] : [];
  return [...all.slice(0, SHOWN).map(words), ...more].join("\n     ");
}
