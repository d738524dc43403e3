import { and, eq } from "drizzle-orm";
import { calls } from "@/db/schema/calls";
import { contacts } from "@/db/schema/contacts";
import { dailyCounts } from "@/db/schema/daily-counts";
import { textMessages } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";

/** For tests: the number that is dialed and texted from. */
export const OURS = "+12125550100" as Phone;

/** For tests: the company's calls, the oldest first. */
export const callsOf = ({ db, companyId }: Context) =>
  db.select().from(calls).where(eq(calls.companyId, companyId)).orderBy(calls.id);

/** For tests: the company's texts, the oldest first. */
export const textsOf = ({ db, companyId }: Context) =>
  db.select().from(textMessages).where(eq(textMessages.companyId, companyId)).orderBy(textMessages.id);

/** For tests: what was refused today, in order. */
export async function stopsOf({ db, companyId }: Context): Promise<string[]> {
  const rows = await db
    .select()
    .from(dailyCounts)
    .where(and(eq(dailyCounts.companyId, companyId), eq(dailyCounts.kind, "stop")))
    .orderBy(dailyCounts.id);
  return rows.map(({ detail }) => detail);
}

/** For tests: the contact of a number. */
export async function contactOf({ db, companyId }: Context, number: Phone) {
  const [contact] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.companyId, companyId), eq(contacts.number, number)));
  return contact;
}

/** For tests: an intent of long ago, as a killed process leaves it. */
export async function age(
  { db, companyId }: Context,
  table: typeof calls | typeof textMessages,
  id: number,
  seconds: number,
): Promise<void> {
  const createdAt = new Date(Date.now() - seconds * 1000);
  await db
    .update(table)
    .set({ createdAt })
    .where(and(eq(table.companyId, companyId), eq(table.id, id)));
}
