import { and, eq, sql } from "drizzle-orm";
import { checksDb } from "@/db";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { Unavailable } from "@/lib/errors";
import type { Phone } from "@/lib/phone";
import { type Facts, beginLookUp, recall } from "./cache";
import { listenForChanges } from "./listening";

/** How long the database may take before a check counts as unanswered, in milliseconds: the contract allows 500 in all. */
export const PATIENCE_MS = 400;

const NOTHING_KNOWN: Facts = { blockedAt: null, optedOutAt: null };

/** Whether the company must not dial, match or text this number. At most 15 s old; throws `Unavailable` when the database does not answer in time. */
export async function isBlocked(ctx: Pick<Context, "companyId">, phone: Phone): Promise<boolean> {
  return (await factsOf(ctx, phone)).blockedAt !== null;
}

/** Those of the numbers that are blocked; as `isBlocked`, in one statement for all that are not cached. */
export async function whichBlocked(ctx: Pick<Context, "companyId">, phones: Phone[]): Promise<Set<Phone>> {
  const facts = await Promise.all(phones.map((phone) => factsOf(ctx, phone)));
  return new Set(phones.filter((_, i) => facts[i]?.blockedAt != null));
}

/** What decides about a number: since when it is blocked, since when opted out. As fresh, and as fallible, as `isBlocked`. */
export async function factsOf({ companyId }: Pick<Context, "companyId">, phone: Phone): Promise<Facts> {
  listenForChanges();
  return recall(companyId, phone) ?? (await join(companyId, phone));
}

type Batch = { numbers: Set<Phone>; answer: Promise<Map<Phone, Facts>> };
const open = new Map<number, Batch>();

/** Misses of one tick share one statement for each company, and misses of one number share its place in it. */
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

async function lookUp(companyId: number, numbers: Phone[]): Promise<Map<Phone, Facts>> {
  const keep = beginLookUp(companyId);
  const rows = await inTime(
    checksDb
      .select({ number: contacts.number, blockedAt: contacts.blockedAt, optedOutAt: contacts.smsOptOutAt })
      .from(contacts)
      .where(
        and(eq(contacts.companyId, companyId), sql`${contacts.number} = any(${sql.param(numbers)}::text[])`),
      ),
  );
  const facts = new Map(rows.map(({ number, ...facts }) => [number as Phone, facts]));
  for (const number of numbers) keep(number, facts.get(number) ?? NOTHING_KNOWN);
  return facts;
}

/** The answer, or `Unavailable` when it fails or does not come within the patience. */
function inTime<T>(answer: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unavailable()), PATIENCE_MS);
    answer.then(resolve, () => reject(new Unavailable())).then(() => clearTimeout(timer));
  });
}
