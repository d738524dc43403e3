import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/permissions";
import { type LeadKey, leadOf } from "./inner/finding";
import { type WholeLead, withNames } from "./whole";

/**
 * A lead, by its uuid or internal id, with the names of what it names and how its number stands; `NotFound` when the company
 * has none. Needs `Lead:read`.
 */
export async function readLead(ctx: Context, key: LeadKey): Promise<WholeLead> {
  allow(ctx, "Lead:read");
  return wholeLead(ctx, key);
}

/** As `readLead`, for verbs that have checked a permission of their own. */
export async function wholeLead(ctx: Context, key: LeadKey): Promise<WholeLead> {
  const [lead] = await withNames(ctx, [await leadOf(ctx, key)]);
  if (!lead) throw new NotFound("lead");
  return lead;
}
