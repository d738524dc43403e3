import { and, asc, eq, gt } from "drizzle-orm";
import type { LeftAlone } from "@/db/enums";
import { contacts } from "@/db/schema/contacts";
import { unblockContactJobLeftAlone as leftAlone } from "@/db/schema/unblock-contact-jobs";
import type { Context } from "@/lib/context";
import { csvLine } from "@/lib/csv/writing";
import { allow } from "@/lib/allow";
import type { Phone } from "@/lib/phone/phone";
import { jobById } from "./inner/record";

/** A number that a job left as it is, and why. */
export type LeftAloneRow = { contactId: number; number: Phone; why: LeftAlone };

const FETCHED = 5_000;

/** The first numbers that a job left alone, in the order of their contacts. Needs `Contact:read`. */
export async function firstLeftAlone(
  ctx: Context,
  { id, most }: { id: number; most: number },
): Promise<LeftAloneRow[]> {
  allow(ctx, "Contact:read");
  return leftAloneAfter(ctx, id, { contactId: 0, most });
}

/**
 * All numbers that a job left alone as CSV, some thousand at a time: the number and why. Throws before the first byte
 * when there is no such job. Needs `Contact:read`.
 */
export async function leftAloneRows(ctx: Context, id: number): Promise<AsyncGenerator<string>> {
  allow(ctx, "Contact:read");
  await jobById(ctx, id);
  return writeRows(ctx, id);
}

async function* writeRows(ctx: Context, id: number): AsyncGenerator<string> {
  yield csvLine(["number", "why"]);
  for (let contactId = 0; ; ) {
    const rows = await leftAloneAfter(ctx, id, { contactId, most: FETCHED });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ number, why }) => csvLine([number, why])).join("");
    contactId = last.contactId;
  }
}

async function leftAloneAfter(
  ctx: Context,
  id: number,
  { contactId, most }: { contactId: number; most: number },
): Promise<LeftAloneRow[]> {
  return ctx.db
    .select({ contactId: leftAlone.contactId, number: contacts.number, why: leftAlone.why })
    .from(leftAlone)
    .innerJoin(
      contacts,
      and(eq(contacts.companyId, leftAlone.companyId), eq(contacts.id, leftAlone.contactId)),
    )
    .where(
      and(
        eq(leftAlone.companyId, ctx.companyId),
        eq(leftAlone.unblockContactJobId, id),
        gt(leftAlone.contactId, contactId),
      ),
    )
    .orderBy(asc(leftAlone.contactId))
    .limit(most);
}
