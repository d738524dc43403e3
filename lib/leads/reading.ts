import { type LeadKey, wholeLead } from "./inner/finding";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";
import type { WholeLead } from "./schema";

/**
 * A lead, by its uuid or internal id, with the names of what it refers to and the state of its number; `NotFound` when
 * the company has none. Needs `Lead:read`.
 */
export async function readLead(ctx: Context, key: LeadKey): Promise<WholeLead> {
  allow(ctx, "Lead:read");
  return wholeLead(ctx, key);
}
