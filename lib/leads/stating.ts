import type { Lead } from "@/db/schema/leads";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";
import type { LeadState } from "./schema";

/** Throws `Forbidden` unless the actor may change the number's state as asked: `Lead:block`, `Contact:opt_out`. */
export function allowState(ctx: Context, { blocked, optOut }: LeadState): void {
  if (blocked !== undefined) allow(ctx, "Lead:block");
  if (optOut !== undefined) allow(ctx, "Contact:opt_out");
}

/**
 * Sets the state of a lead's number, with the lead as the source; returns what changed. Checks no permission:
 * `allowState` does.
 */
export async function changeState(
  ctx: Context,
  lead: Pick<Lead, "id" | "callerId">,
  { blocked, optOut, reason, note }: LeadState,
): Promise<{ blocked: boolean; optOut: boolean }> {
  const changed = { blocked: false, optOut: false };
  if (optOut !== undefined) {
    const channel = ctx.actor.type === "token" ? "api" : "web";
    changed.optOut = await setOptOut(ctx, lead.callerId, {
      optOut,
      channel,
      source: "lead",
      leadId: lead.id,
      note,
    });
  }
  if (blocked !== undefined) {
    const change = { blocked, source: "lead", leadId: lead.id, reason, note } as const;
    const outcome = (await setBlocked(ctx, [lead.callerId], change)).get(lead.callerId);
    changed.blocked = outcome?.result === (blocked ? "blocked" : "unblocked");
  }
  return changed;
}
