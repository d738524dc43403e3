import type { Context } from "@/lib/context";
import { allow } from "@/lib/permissions";
import { type LeadKey, leadOf, type StandingLead } from "./standing";

/** A lead, by its uuid or internal id, and how its number stands; `NotFound` when the company has none. Needs `Lead:read`. */
export async function readLead(ctx: Context, key: LeadKey): Promise<StandingLead> {
  allow(ctx, "Lead:read");
  return leadOf(ctx, key);
}
