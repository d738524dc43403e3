import type { BenchCompany } from "./companies";
import type { BenchStack } from "./stack";

/**
 * Measures each side once in every round, in turns. A side returns the seconds that it took. Returns each side's
 * median.
 */
export async function alternate<Side extends string>(
  { runs, sql }: BenchStack,
  sides: Record<Side, () => Promise<number>>,
): Promise<Record<Side, number>> {
  const names = Object.keys(sides) as Side[];
  const taken = new Map<Side, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < runs; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      await settleDown(sql);
      taken.get(name)?.push(await sides[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Side,
    number
  >;
}

/** Vacuums and writes what the last measurement left, so that the next one does not pay for it. */
export async function settleDown(sql: BenchStack["sql"]) {
  await sql`vacuum (analyze) contacts, block_logs`;
  await sql`checkpoint`;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Returns the value at `share` (0.95) of the sorted values. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Returns the seconds that `run` took. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

/**
 * Throws unless the company has exactly this many numbers, blocked numbers and log rows, because otherwise nothing was
 * measured.
 */
export async function mustHold(
  { sql }: BenchStack,
  { ctx }: BenchCompany,
  wanted: { contacts: number; blocked: number; logs: number },
): Promise<void> {
  const [found] = await sql<(typeof wanted)[]>`
    select count(*)::int as contacts, count(*) filter (where blocked)::int as blocked,
      (select count(*)::int from block_logs where company_id = ${ctx.companyId}) as logs
    from contacts where company_id = ${ctx.companyId}`;
  const same =
    found?.contacts === wanted.contacts && found.blocked === wanted.blocked && found.logs === wanted.logs;
  if (!same) throw new Error(`expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
}
