import { readFile } from "node:fs/promises";
import { PgDialect } from "drizzle-orm/pg-core";
import { blockContacts } from "@/lib/contacts/bulk";
import { scrubContacts, standings } from "@/lib/contacts/scrubbing";
import type { Phone } from "@/lib/phone/phone";
import type { BenchCompany } from "./companies";
import { type Names, namesOf } from "./floor";
import { alternate, mustHold, timed } from "./measuring";
import { type NumbersFile, writeNumbers } from "./numbers";
import { inSession, type Step } from "./session";
import { peaks, resetPeaks, type BenchStack } from "./stack";
import type { ResultRow } from "./table";
import { filledCompany } from "./unblock";

const LIST = 10_000;
/** One measurement is this many requests one after another, and as many statements in one session. */
const SCRUBS = 10;
const BLOCKS = 5;

/**
 * Measures lists of 10,000 numbers, half of them blocked, scrubbed one after another, against the same statement in one
 * session.
 */
export async function benchScrub(stack: BenchStack): Promise<ResultRow[]> {
  const there = await writeNumbers(stack.folder, stack.rows);
  const company = await filledCompany(stack, there);
  const listed = there.sample.slice(0, LIST / 2);
  const numbers = [...listed, ...(await others(stack, there, LIST - listed.length))];
  const statement = literally(company, numbers);
  const run = () => post(stack, company, "scrub", numbers, { blocked: listed.length });
  await run();
  resetPeaks(stack);
  const { ours, floor } = await alternate(stack, {
    floor: () =>
      inSession(
        stack.databaseUrl,
        repeated(SCRUBS, () => [statement]),
      ),
    ours: () => timed(() => inTurn(SCRUBS, run)),
  });
  const name = `scrub of ${label(numbers.length)} on a list of ${label(stack.rows)}`;
  return [{ ...rowOf(name, ours / SCRUBS, floor / SCRUBS, 3), ...peaks(stack) }];
}

/**
 * Measures lists of 10,000 new numbers blocked one after another, against one INSERT into contacts and one into
 * block_logs for each list.
 */
export async function benchBulkBlock(stack: BenchStack): Promise<ResultRow[]> {
  const there = await writeNumbers(stack.folder, stack.rows);
  const company = await filledCompany(stack, there);
  const names = await namesOf(company);
  const fresh = await others(stack, there, 2 * stack.runs * BLOCKS * LIST);
  const next = () => fresh.splice(0, LIST);
  resetPeaks(stack);
  const { ours, floor } = await alternate(stack, {
    floor: () =>
      inSession(
        stack.databaseUrl,
        repeated(BLOCKS, () => blockSteps(names, next())),
      ),
    ours: () =>
      timed(() => inTurn(BLOCKS, () => post(stack, company, "bulk_block", next(), { blocked: LIST }))),
  });
  const all = stack.rows + 2 * stack.runs * BLOCKS * LIST;
  await mustHold(stack, company, { contacts: all, blocked: all, logs: all });
  const name = `bulk_block of ${label(LIST)} on a list of ${label(stack.rows)}`;
  return [{ ...rowOf(name, ours / BLOCKS, floor / BLOCKS, 2), ...peaks(stack) }];
}

type Verb = "scrub" | "bulk_block";

/** Sends a request to the API, or with --no-web calls the verb behind it. */
async function post(
  { web }: BenchStack,
  { ctx, authorization }: BenchCompany,
  verb: Verb,
  numbers: string[],
  expected: object,
) {
  const answer = web
    ? await asked(`${web.url}/api/v1/contacts/${verb}`, authorization, numbers)
    : await (verb === "scrub" ? scrubContacts : blockContacts)(ctx, { numbers });
  const wrong = Object.entries(expected).some(
    ([result, count]) => (answer.counts as Record<string, number>)[result] !== count,
  );
  if (wrong || answer.results.length !== numbers.length)
    throw new Error(`${verb}: ${JSON.stringify(answer.counts)}`);
}

async function asked(url: string, authorization: string, numbers: string[]) {
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ numbers }),
  });
  const answer = (await response.json()) as { results: unknown[]; counts: object };
  if (!response.ok) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Returns the statements of a session that blocks a list. They fill the columns that bulk_block fills. */
function blockSteps({ companyId, userId, collaboratorId }: Names, numbers: string[]): Step[] {
  return [
    "begin",
    `with made as (
      insert into contacts (company_id, number, country, time_zone, blocked, blocked_at, created_at, updated_at, user_updated_at)
      select ${companyId}, number, 'US', 'America/New_York', true, at, at, at, at
      from unnest('{${numbers.join(",")}}'::text[]) as new (number),
        (select date_trunc('milliseconds', now()) as at) as clock
      order by number collate "C" returning id, blocked_at)
    insert into block_logs (company_id, contact_id, action, source, user_id, collaborator_id, request_ip, blocked_at, created_at)
    select ${companyId}, id, 'block', 'api', ${userId}, ${collaboratorId}, '203.0.113.9', blocked_at, blocked_at from made`,
    "commit",
  ];
}

/** Returns the statement of a scrub with its parameters written into it. */
function literally({ ctx }: BenchCompany, numbers: string[]): string {
  const { sql, params } = new PgDialect().sqlToQuery(standings(ctx, numbers as Phone[]));
  return sql.replace(/\$(\d+)/g, (_, place: string) => {
    const value = params[Number(place) - 1];
    return Array.isArray(value) ? `'{${value.join(",")}}'` : String(value);
  });
}

/** Returns numbers that are not on the list. */
async function others({ folder }: BenchStack, { copy }: NumbersFile, count: number): Promise<string[]> {
  const listed = new Set(await linesOf(copy));
  const more = await writeNumbers(folder, 2 * count, 1);
  return (await linesOf(more.copy)).filter((number) => !listed.has(number)).slice(0, count);
}

const linesOf = async (file: string) => (await readFile(file, "utf8")).trimEnd().split("\n");

const repeated = (times: number, steps: () => Step[]): Step[] => Array.from({ length: times }, steps).flat();

async function inTurn(times: number, run: () => Promise<void>): Promise<void> {
  for (let n = 0; n < times; n++) await run();
}

const rowOf = (name: string, ours: number, floor: number, atMost: number): ResultRow => ({
  name,
  ours: `${(1_000 * ours).toFixed(0)} ms`,
  floor: `${(1_000 * floor).toFixed(0)} ms`,
  ratio: ours / floor,
  atMost,
});

const label = (count: number) => count.toLocaleString("en");
