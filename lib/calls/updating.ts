import { and, eq } from "drizzle-orm";
import { type Call, calls } from "@/db/schema/calls";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { nextUpdatedAt } from "@/lib/editing";
import { Invalid, NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { fire } from "@/lib/schedules/inner/firing";
import { moveCall, movesTo } from "./inner/moving";
import { wholeCalls } from "./inner/whole";
import { UpdateCall, type WholeCall } from "./schema";
import { callById, callOf } from "./inner/finding";

/**
 * Sets a call's disposition, which fires schedules once for each change, and changes a sandbox call's status. Only the
 * provider changes the status of a real call. `id` is the internal id or the uuid. Needs `Call:write`.
 */
export async function updateCall(
  ctx: Context,
  { id, ...input }: UpdateCall & { id: string },
): Promise<WholeCall> {
  allow(ctx, "Call:write");
  const { disposition, status, duration } = UpdateCall.parse(input);
  return transaction(ctx, async (ctx) => {
    const call = await holdCall(ctx, id);
    if (status !== undefined) await moveSandboxCall(ctx, call, { status, durationSeconds: duration });
    if (duration !== undefined && status === undefined)
      throw new Invalid({ duration: ["is said together with the status"] });
    if (disposition !== undefined && disposition !== call.disposition)
      await dispose(ctx, call.id, disposition);
    const [whole] = await wholeCalls(ctx, [await callById(ctx, call.id)]);
    if (!whole) throw new NotFound("call");
    return whole;
  });
}

/** Locks the contact before the call, as every change of a call does. */
async function holdCall(ctx: Context, id: string): Promise<Call> {
  const { id: callId, callerId } = await callOf(ctx, id);
  if (callerId) await holdContact(ctx, callerId);
  const [call] = await ctx.db.select().from(calls).where(thisCall(ctx, callId)).for("no key update");
  if (!call) throw new NotFound("call");
  return call;
}

async function dispose(ctx: Context, callId: number, disposition: string | null): Promise<void> {
  const [call] = await ctx.db
    .update(calls)
    .set({ disposition, updatedAt: nextUpdatedAt(calls.updatedAt) })
    .where(thisCall(ctx, callId))
    .returning();
  if (call && disposition !== null) await fire(ctx, { trigger: "disposition", disposition, call });
}

type Move = { status: Call["status"]; durationSeconds?: number };

async function moveSandboxCall(ctx: Context, call: Call, to: Move): Promise<void> {
  if (call.status === to.status) return;
  if (call.provider !== "sandbox")
    throw new Invalid({ status: ["is the provider's to say; only that of a sandbox call can be set"] });
  if (!movesTo(call.status, to.status))
    throw new Invalid({ status: [`cannot go from ${call.status} to ${to.status}`] });
  await moveCall(ctx, call.id, { ...to, at: new Date() });
}

const thisCall = ({ companyId }: Context, id: number) =>
  and(eq(calls.companyId, companyId), eq(calls.id, id));
