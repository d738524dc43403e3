import type { WholeLead } from "../schema";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { byKey } from "@/lib/listing/by-key";
import { wholeLeads } from "./whole";
import { type Lead, leads } from "@/db/schema/leads";
import { holdContact } from "@/lib/contacts/inner/holding";

/** Names a lead as the API does: by its uuid or its internal id. */
export type LeadKey = { id: string };

/** The lead of this id or uuid; `NotFound` when the company has none. Checks no permission. */
export async function leadOf(ctx: Context, { id }: LeadKey): Promise<Lead> {
  return byKey(ctx, { table: leads, key: id, what: "lead" });
}

/** As `leadOf`, by its internal id. */
export function leadById(ctx: Context, id: number): Promise<Lead> {
  return leadOf(ctx, { id: String(id) });
}

/**
 * As `leadOf`, with the contact locked, as every change of a lead needs: the row stays true until the transaction ends.
 */
export async function holdLead(ctx: Context, key: LeadKey): Promise<Lead> {
  const { id, callerId } = await leadOf(ctx, key);
  await holdContact(ctx, callerId);
  return leadById(ctx, id);
}

/** As `readLead`. Checks no permission. */
export async function wholeLead(ctx: Context, key: LeadKey): Promise<WholeLead> {
  const [lead] = await wholeLeads(ctx, [await leadOf(ctx, key)]);
  if (!lead) throw new NotFound("lead");
  return lead;
}
