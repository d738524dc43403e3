import { settleBlocked } from "@/lib/contacts/inner/settling";
import type { BlockedState } from "@/lib/contacts/schema";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";
import { leadById } from "./inner/finding";
import { BlockLead } from "./schema";

/**
 * Blocks or unblocks a lead's number and returns the resulting state. The log names the lead. Needs only `Lead:block`,
 * for both.
 */
export async function blockLead(ctx: Context, input: BlockLead): Promise<BlockedState> {
  allow(ctx, "Lead:block");
  const { leadId, ...wanted } = BlockLead.parse(input);
  const { id, callerId } = await leadById(ctx, leadId);
  return settleBlocked(ctx, callerId, { ...wanted, source: "lead", leadId: id });
}
