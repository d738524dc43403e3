import { and, eq } from "drizzle-orm";
import { type Call, calls } from "@/db/schema/calls";
import type { Context } from "@/lib/context";
import { byKey } from "@/lib/listing/by-key";

/** How a provider names a call: by our uuid, which we sent along, or by its own id. */
export type NamedCall = { uuid?: string; providerCallId: string };

/**
 * The call that the provider names, or null. Our uuid wins, because it exists before the provider's id is known; it
 * must not belong to another call of the provider. Checks no permission.
 */
export async function callOfProvider(
  ctx: Context,
  { uuid, providerCallId }: NamedCall,
): Promise<Call | null> {
  const [call] = await ctx.db
    .select()
    .from(calls)
    .where(
      and(
        eq(calls.companyId, ctx.companyId),
        uuid ? eq(calls.uuid, uuid) : eq(calls.providerCallId, providerCallId),
      ),
    );
  if (!call || (call.providerCallId !== null && call.providerCallId !== providerCallId)) return null;
  return call;
}

/** The call of this id or uuid; `NotFound` when the company has none. Checks no permission. */
export function callOf(ctx: Context, id: string): Promise<Call> {
  return byKey(ctx, { table: calls, key: id, what: "call" });
}

/** The call with this internal id; as `callOf`. */
export function callById(ctx: Context, id: number): Promise<Call> {
  return callOf(ctx, String(id));
}
