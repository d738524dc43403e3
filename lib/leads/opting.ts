import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { allow } from "@/lib/allow";
import { holdLead, wholeLead } from "./inner/finding";
import { OptOutLead, type WholeLead } from "./schema";
import { changeState } from "./stating";

/**
 * Opts a lead's number out of being dialed and texted, or back in. The number may still call in, and a block stays.
 * Returns the lead and whether anything changed. Needs `Contact:opt_out`.
 */
export async function optOutLead(
  ctx: Context,
  input: OptOutLead,
): Promise<{ lead: WholeLead; changed: boolean }> {
  allow(ctx, "Contact:opt_out");
  const { leadId, optOut } = OptOutLead.parse(input);
  return transaction(ctx, async (ctx) => {
    const held = await holdLead(ctx, { id: String(leadId) });
    const changed = await changeState(ctx, held, { optOut });
    return { lead: await wholeLead(ctx, { id: String(leadId) }), changed: changed.optOut };
  });
}
