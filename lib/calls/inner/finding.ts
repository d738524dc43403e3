import { and, eq } from "drizzle-orm";
import { type Call, calls } from "@/db/schema/calls";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";

/** How a provider names a call: by our name for it, which it was told, or by its own. */
export type NamedCall = { uuid?: string; providerCallId: string };

/**
 * The call that the provider means, or null. Our name wins, since it is there before the provider's is known; it must not be
 * another call's by then. For verbs that act on the provider's word.
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

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** As `readCall` without the names, for verbs that have checked a permission of their own. */
export async function callOf(ctx: Context, id: string): Promise<Call> {
  const its = UUID.test(id)
    ? eq(calls.uuid, id)
    : /^\d{1,15}$/.test(id)
      ? eq(calls.id, Number(id))
      : undefined;
  const [call] = its
    ? await ctx.db
        .select()
        .from(calls)
        .where(and(eq(calls.companyId, ctx.companyId), its))
    : [];
  if (!call) throw new NotFound("call");
  return call;
}

/** The call with this internal id, for verbs that have checked a permission of their own. */
export function callById(ctx: Context, id: number): Promise<Call> {
  return callOf(ctx, String(id));
}
