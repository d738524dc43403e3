import { sql } from "drizzle-orm";
import { checksDb } from "@/db";
import { LOOK_UP_MS } from "@/lib/time-limits";
import type { Context } from "@/lib/context";
import { Unavailable } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { beginLookUp, recall } from "./cache";
import type { Facts } from "../schema";
import { listenForChanges } from "@/lib/changes";
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
export async function factsOf(ctx: Pick<Context, "companyId">, phone: Phone): Promise<Facts> {
  return recallFacts(ctx, phone) ?? (await join(ctx.companyId, phone));
}

/** As `factsOf`, from the cache alone and at once. Returns undefined when the database must be asked. */
export function recallFacts({ companyId }: Pick<Context, "companyId">, phone: Phone): Facts | undefined {
  listenForChanges();
  return recall(companyId, phone);
}

/** Misses that are waiting for a connection. `numbers` takes more until it is asked for. */
type Batch = { companyId: number; numbers: Set<Phone>; answer: Promise<Map<Phone, Facts>>; ask(): void };

/** So many look-ups are asked at once: one for each connection, without the one that is left for keys. */
const AT_ONCE = 3;

const open = new Map<number, Batch>();
const waiting: Batch[] = [];
let asking = 0;

/**
 * Cache misses of one tick share one statement for each company, and misses of one number share one place in it. While
 * every connection is in use, later misses join too: the slower the database is, the more each statement asks. A batch
 * that nobody answers is given up as a whole, so an outage leaves no queue of statements behind.
 */
async function join(companyId: number, phone: Phone): Promise<Facts> {
  const batch = open.get(companyId) ?? openBatch(companyId);
  batch.numbers.add(phone);
  return (await batch.answer).get(phone) ?? NOTHING_KNOWN;
}

function openBatch(companyId: number): Batch {
  const batch: Batch = { companyId, numbers: new Set(), answer: Promise.resolve(new Map()), ask: () => {} };
  batch.answer = new Promise((resolve, reject) => {
    const giveUp = () => {
      close(batch);
      reject(new Unavailable());
    };
    const timer = setTimeout(giveUp, LOOK_UP_MS);
    batch.ask = () => {
      close(batch);
      asking++;
      lookUp(companyId, [...batch.numbers])
        .then(resolve, () => reject(new Unavailable()))
        .finally(() => {
          clearTimeout(timer);
          asking--;
          askNext();
        });
    };
  });
  open.set(companyId, batch);
  waiting.push(batch);
  setImmediate(askNext);
  return batch;
}

function close(batch: Batch): void {
  if (open.get(batch.companyId) === batch) open.delete(batch.companyId);
  const place = waiting.indexOf(batch);
  if (place >= 0) waiting.splice(place, 1);
}

function askNext(): void {
  while (asking < AT_ONCE && waiting[0]) waiting[0].ask();
}

type Row = { number: Phone; blocked_ms: string | null; out_ms: string | null };

const time = (milliseconds: string | null) => (milliseconds === null ? null : new Date(Number(milliseconds)));

async function lookUp(companyId: number, numbers: Phone[]): Promise<Map<Phone, Facts>> {
  const keep = beginLookUp(companyId);
  const rows = await checksDb.execute<Row>(sql`
    select number, extract(epoch from blocked_at) * 1000 as blocked_ms, extract(epoch from sms_opt_out_at) * 1000 as out_ms
    from ${contactsAmong({ companyId }, numbers, sql`blocked_at, sms_opt_out_at`)}`);
  const facts = new Map(
    rows.map((row) => [row.number, { blockedAt: time(row.blocked_ms), optedOutAt: time(row.out_ms) }]),
  );
  for (const number of numbers) keep(number, facts.get(number) ?? NOTHING_KNOWN);
  return facts;
}
