import type { CallStatus, RefusalReason } from "@/db/enums";
import { type Call, calls } from "@/db/schema/calls";
import { countCall } from "@/lib/contacts/inner/counting";
import type { LockedContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import type { Caller } from "../callers";
import { callOfProvider } from "./finding";

/** The outcome of an inbound call when it is first reported. */
export type Fate = {
  status: CallStatus;
  refusalReason?: RefusalReason;
  offerId?: number;
  buyerId?: number;
};

export type InboundCall = Fate & { providerCallId: string; caller: Caller; ourNumber: Phone | null };

/** A call, and whether it is new. A call that was reported before is unchanged. */
export type RecordedCall = { call: Call; made: boolean };

/**
 * Records an inbound call once for each id of the provider, and counts it on its contact, which the context's
 * transaction has locked. Checks no permission.
 */
export async function recordInbound(
  ctx: Context,
  { caller, ...inbound }: InboundCall,
  held: LockedContact | null,
): Promise<RecordedCall> {
  const [call] = await ctx.db
    .insert(calls)
    .values({
      ...inbound,
      companyId: ctx.companyId,
      direction: "inbound",
      provider: "twilio",
      contactId: held?.id ?? null,
      callerId: caller.number,
      callerText: caller.text,
      endedAt: inbound.status === "ringing" ? null : new Date(),
    })
    .onConflictDoNothing()
    .returning();
  if (call && held) await countCall(ctx, held.id);
  const known = call ?? (await callOfProvider(ctx, inbound));
  if (!known) throw new Error(`call ${inbound.providerCallId} can neither be recorded nor found`);
  return { call: known, made: call !== undefined };
}
