import { settleBlocked } from "@/lib/contacts/inner/settling";
import type { BlockedState } from "@/lib/contacts/schema";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";
import { callById } from "./inner/finding";
import { BlockCaller } from "./schema";

export type { BlockedState };

/**
 * Blocks or unblocks the other party of a call and returns the resulting state. The log names the call. Throws
 * `Invalid` when the number was withheld. Needs only `Call:block`, for both.
 */
export async function blockCaller(ctx: Context, input: BlockCaller): Promise<BlockedState> {
  allow(ctx, "Call:block");
  const { callId, ...wanted } = BlockCaller.parse(input);
  const call = await callById(ctx, callId);
  return settleBlocked(ctx, call.callerId, { ...wanted, source: "call", callId: call.id });
}
