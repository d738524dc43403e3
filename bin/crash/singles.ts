import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";
import { ask, type CrashCompany } from "./company";
import { SINGLE_NUMBERS } from "./facts";

/** A single block or unblock that was sent, known by its note. */
type Sent = { number: string; note: string; acknowledged: boolean };

export type Singles = { stop(): Promise<Sent[]> };

const PAUSE_MILLISECONDS = 40;
/** The pause after a failure. */
const LONG_PAUSE_MILLISECONDS = 200;
let numbers = 0;

/**
 * Sends single blocks, and an unblock of every second number that is blocked, one after the other until it is stopped.
 */
export function sendSingles(company: CrashCompany): Singles {
  const sent: Sent[] = [];
  let stopping = false;
  const send = async (number: string, what: "caller_block" | "caller_unblock") => {
    const one = { number, note: `single ${number} ${what}`, acknowledged: false };
    sent.push(one);
    one.acknowledged = await ask(company, "POST", `/contacts/${number}/${what}`, {
      body: JSON.stringify({ note: one.note }),
    }).then(
      () => true,
      () => false,
    );
    await sleep(one.acknowledged ? PAUSE_MILLISECONDS : LONG_PAUSE_MILLISECONDS);
    return one.acknowledged;
  };
  const done = (async () => {
    while (!stopping) {
      const number = `${SINGLE_NUMBERS}${2_000_000 + numbers++}`;
      const blocked = await send(number, "caller_block");
      if (blocked && numbers % 2 === 0) await send(number, "caller_unblock");
    }
  })();
  const stop = async () => {
    stopping = true;
    await done;
    return sent;
  };
  return { stop };
}

/**
 * Says what is wrong with the traces of single changes: an acknowledged one must be logged exactly once, another one at
 * most once.
 */
export async function wrongSingles(sql: Sql, company: CrashCompany, sent: Sent[]): Promise<string[]> {
  const rows = await sql<{ note: string; count: number }[]>`
    select note, count(*)::int as count from (
      select note from block_logs where company_id = ${company.id} and note like 'single %'
      union all
      select note from repeated_blocks where company_id = ${company.id} and note like 'single %') as traces
    group by note`;
  const logged = new Map(rows.map(({ note, count }) => [note, count]));
  return sent.flatMap(({ note, acknowledged }) => {
    const times = logged.get(note) ?? 0;
    if (acknowledged ? times === 1 : times <= 1) return [];
    return [`"${note}", ${acknowledged ? "" : "not "}acknowledged, is logged ${times} times`];
  });
}

/** Unblocks what the single changes have left blocked, so that the lists alone are on the blacklist. */
export async function clearSingles(sql: Sql, company: CrashCompany): Promise<void> {
  const left = await sql<{ number: string }[]>`
    select number from contacts
    where company_id = ${company.id} and blocked and number like ${`${SINGLE_NUMBERS}%`}`;
  for (const { number } of left) await ask(company, "POST", `/contacts/${number}/caller_unblock`);
}
