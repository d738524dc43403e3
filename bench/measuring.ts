import type { BenchCompany } from "./companies";
import type { BenchStack } from "./stack";

/** Measures each side once in every round, in turns, and returns each side's median; a side returns the seconds it took. */
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

/** Nobody pays for what the measurement before left to vacuum or to write. */
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

/** The value at `share` (0.95) of the sorted values. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The seconds that `run` took. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

/** Throws unless the company has exactly so many numbers, of them blocked, and so many log rows: else nothing was measured. */
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
