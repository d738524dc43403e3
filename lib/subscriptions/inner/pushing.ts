import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, inArray, or } from "drizzle-orm";
import { db } from "@/db";
import { contacts } from "@/db/schema/contacts";
import type { Phone } from "@/lib/phone/phone";
import { unseal } from "@/lib/sealing";
import type { TargetAnswer } from "./posting";
import type { Claimed } from "./queueing";
import { askVicidial, vicidialNumber, type VicidialLogin } from "./vicidial";

/** How long one try goes on with calls, all of which are made again after a kill. */
const SLICE_MS = 1_000;
/** The least time from one call to the next: fifty a second at most. */
const PACE_MS = 20;

type Pushed = { number: Phone }[];

/**
 * Brings VICIdial's list to what is true now of the numbers of a delivery, one call after the other, from the first
 * that is not done. A number that changes meanwhile comes again with a later delivery. Returns how many are done;
 * `more` when it stopped for time, or because `signal` said so, and nothing failed.
 */
export async function pushChanges(claimed: Claimed, signal?: AbortSignal): Promise<TargetAnswer> {
  const login = unseal(claimed.sealedSecret);
  if (login === null)
    return {
      status: null,
      text: "Not sent: its password was sealed with another NEXTAUTH_SECRET; connect anew.",
    };
  const numbers = (claimed.event.payload as { changes: Pushed }).changes.map(({ number }) => number);
  const listed = await listedAmong(claimed.companyId, numbers.slice(claimed.doneCount));
  const last = new Map(numbers.map((number, place) => [number, place]));
  const end = performance.now() + SLICE_MS;
  let answer: TargetAnswer = { status: 200, text: "Nothing to be told." };
  for (let place = claimed.doneCount; place < numbers.length; place++) {
    if (performance.now() > end || signal?.aborted)
      return said({ ...answer, more: true }, place, numbers.length);
    const number = numbers[place] ?? "";
    const digits = vicidialNumber(number);
    if (digits === null || last.get(number as Phone) !== place) continue;
    const next = performance.now() + PACE_MS;
    const run = listed.has(number) ? "add_dnc_phone" : "delete_dnc_phone";
    answer = await askVicidial(claimed.targetUrl, JSON.parse(login) as VicidialLogin, {
      run,
      number: digits,
    });
    if (answer.failed) return said(answer, place, numbers.length);
    await sleep(Math.max(0, next - performance.now()));
  }
  return said(
    answer,
    numbers.length,
    numbers.length,
    numbers.filter((one) => vicidialNumber(one) === null).length,
  );
}

function said(answer: TargetAnswer, done: number, all: number, foreign = 0): TargetAnswer {
  const left = foreign > 0 ? ` ${foreign} left out: not +1 and ten digits.` : "";
  return { ...answer, done, text: `${done} of ${all} changes.${left} ${answer.text}` };
}

/** Those of the numbers that are not to be dialed: blocked or opted out. */
async function listedAmong(companyId: number, numbers: Phone[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await db
    .select({ number: contacts.number })
    .from(contacts)
    .where(
      and(
        eq(contacts.companyId, companyId),
        inArray(contacts.number, [...new Set(numbers)]),
        or(eq(contacts.blocked, true), eq(contacts.optOut, true)),
      ),
    );
  return new Set(rows.map(({ number }) => number));
}
