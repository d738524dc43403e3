import { sql } from "drizzle-orm";
import { checksDb } from "@/db";
import { LOOK_UP_MS } from "@/lib/time-limits";
import type { Context } from "@/lib/context";
import { Unavailable } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { beginLookUp, recall } from "./cache";
import type { Facts } from "../schema";
import { listenForChanges } from "./listening";
import { contactsAmong } from "./looking-up";

const NOTHING_KNOWN: Facts = { blockedAt: null, optedOutAt: null };

/**
 * Returns whether the company must not dial, match or text this number. The answer is at most 15 s old. Throws
 * `Unavailable` when the database does not answer in time.
 */
export async function isBlocked(ctx: Pick<Context, "companyId">, phone: Phone): Promise<boolean> {
  return (await factsOf(ctx, phone)).blockedAt !== null;
}

/**
 * Returns which of the numbers are blocked. Works as `isBlocked`, with one statement for all numbers that are not
 * cached.
 */
export async function whichBlocked(ctx: Pick<Context, "companyId">, phones: Phone[]): Promise<Set<Phone>> {
  const facts = await Promise.all(phones.map((phone) => factsOf(ctx, phone)));
  return new Set(phones.filter((_, i) => facts[i]?.blockedAt != null));
}

/**
 * Returns the facts that decide about a number: since when it is blocked, and since when it is opted out. They are as
 * fresh as the answer of `isBlocked`, and it throws as `isBlocked` does.
 */
export async function factsOf({ companyId }: Pick<Context, "companyId">, phone: Phone): Promise<Facts> {
  listenForChanges();
  return recall(companyId, phone) ?? (await join(companyId, phone));
}

type Batch = { numbers: Set<Phone>; answer: Promise<Map<Phone, Facts>> };
const open = new Map<number, Batch>();

/** Cache misses of one tick share one statement for each company, and misses of one number share one place in it. */
async function join(companyId: number, phone: Phone): Promise<Facts> {
  let batch = open.get(companyId);
  if (!batch) {
    const numbers = new Set<Phone>();
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      open.delete(companyId);
      return lookUp(companyId, [...numbers]);
    });
    open.set(companyId, (batch = { numbers, answer }));
  }
  batch.numbers.add(phone);
  return (await batch.answer).get(phone) ?? NOTHING_KNOWN;
}

type Row = { number: Phone; blocked_ms: string | null; out_ms: string | null };

const time = (milliseconds: string | null) => (milliseconds === null ? null : new Date(Number(milliseconds)));

async function lookUp(companyId: number, numbers: Phone[]): Promise<Map<Phone, Facts>> {
  const keep = beginLookUp(companyId);
  const rows = await inTime(
    checksDb.execute<Row>(sql`
      select number, extract(epoch from blocked_at) * 1000 as blocked_ms, extract(epoch from sms_opt_out_at) * 1000 as out_ms
      from ${contactsAmong({ companyId }, numbers, sql`blocked_at, sms_opt_out_at`)}`),
  );
  const facts = new Map(
    rows.map((row) => [row.number, { blockedAt: time(row.blocked_ms), optedOutAt: time(row.out_ms) }]),
  );
  for (const number of numbers) keep(number, facts.get(number) ?? NOTHING_KNOWN);
  return facts;
}

/** Returns the answer. Throws `Unavailable` when it fails or does not come within `LOOK_UP_MS`. */
function inTime<T>(answer: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unavailable()), LOOK_UP_MS);
    answer.then(resolve, () => reject(new Unavailable())).then(() => clearTimeout(timer));
  });
}
