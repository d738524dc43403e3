import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { type Lead, leads } from "@/db/schema/leads";
import { readNumber } from "@/lib/contacts/key";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { nextUpdatedAt, refuseStale } from "@/lib/editing";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { fire } from "@/lib/schedules/inner/firing";
import { holdLead, wholeLead } from "./inner/finding";
import { keptData } from "./data";
import { UpdateLead, type WholeLead } from "./schema";
import { nameContact } from "./inner/making";
import { placeNamed } from "./placing";
import { readLead } from "./reading";
import { allowState, changeState } from "./stating";

/**
 * Changes the given fields of a lead in one transaction (`Lead:write`; an empty value erases), and the state of its
 * number with `blocked` (`Lead:block`) and `optOut` (`Contact:opt_out`). A changed disposition fires the schedules that
 * wait for it. The number itself never changes, because the trail names the lead as that number's. Without a change it
 * only reads. `seen` prevents overwriting another person's later change.
 */
export async function updateLead(ctx: Context, input: UpdateLead): Promise<WholeLead> {
  const { id, callerId, seen, blocked, optOut, reason, note, ...fields } = UpdateLead.parse(input);
  const state = { blocked, optOut, reason, note };
  const writes = [callerId, ...Object.values(fields)].some((value) => value !== undefined);
  if (!writes && blocked === undefined && optOut === undefined) return readLead(ctx, { id });
  if (writes) allow(ctx, "Lead:write");
  allowState(ctx, state);
  return transaction(ctx, async (ctx) => {
    const lead = await holdLead(ctx, { id });
    if (seen) refuseStale("lead", lead, { updatedAt: seen });
    if (callerId !== undefined) refuseOtherNumber(ctx, lead, callerId);
    if (writes) await changeFields(ctx, lead, fields);
    await changeState(ctx, lead, state);
    return wholeLead(ctx, { id: String(lead.id) });
  });
}

function refuseOtherNumber(ctx: Context, lead: Lead, text: string) {
  if (readNumber(ctx, text) === lead.callerId) return;
  throw new Invalid({ caller_id: ["of a lead stays what it is; make a lead of the other number"] });
}

type Fields = Partial<
  Pick<
    Lead,
    | "firstName"
    | "lastName"
    | "email"
    | "data"
    | "externalRecordId"
    | "offerId"
    | "scheduleId"
    | "disposition"
  >
>;

/** `further` fields are added to the data that is there. */
type Said = Fields & { further?: Record<string, unknown> };

async function changeFields(
  ctx: Context,
  lead: Lead,
  { offerId, scheduleId, data, further, ...person }: Said,
) {
  const fields = { ...person, data: keptData(lead.data, { data, further }) };
  const place = await placeNamed(ctx, { offerId, scheduleId });
  const changed = await writeLead(ctx, lead, { ...fields, ...place });
  if (!changed) return;
  await nameContact(ctx, lead.callerId, fields);
  if (changed.disposition !== null && changed.disposition !== lead.disposition) {
    await fire(ctx, { trigger: "disposition", disposition: changed.disposition, lead: changed });
  }
}

/** Writes what differs of a locked lead; returns null when nothing does. Undefined values change nothing. */
export async function writeLead(ctx: Context, lead: Lead, fields: Fields): Promise<Lead | null> {
  const differing = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && !isDeepStrictEqual(value, lead[name as keyof Fields]),
  );
  if (differing.length === 0) return null;
  const [changed] = await ctx.db
    .update(leads)
    .set({
      ...Object.fromEntries(differing),
      updatedAt: nextUpdatedAt(leads.updatedAt),
    })
    .where(and(eq(leads.companyId, ctx.companyId), eq(leads.id, lead.id)))
    .returning();
  return changed ?? null;
}
