import { callOf } from "./inner/finding";
import { and, desc, eq, ne } from "drizzle-orm";
import { type Call, calls } from "@/db/schema/calls";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { wholeCalls } from "./inner/whole";
import type { WholeCall } from "./schema";

/**
 * A call, by its internal id or uuid, with the names of what it refers to; `NotFound` when the company has none. Needs
 * `Call:read`.
 */
export async function readCall(ctx: Context, id: string): Promise<WholeCall> {
  allow(ctx, "Call:read");
  const [call] = await wholeCalls(ctx, [await callOf(ctx, id)]);
  if (!call) throw new NotFound("call");
  return call;
}

/**
 * The other calls with a call's number, the newest first, at most `most`; none for a withheld one. Needs `Call:read`.
 */
export async function otherCalls(
  ctx: Context,
  { id, contactId }: Pick<Call, "id" | "contactId">,
  most = 10,
): Promise<WholeCall[]> {
  allow(ctx, "Call:read");
  if (contactId === null) return [];
  const its = and(eq(calls.companyId, ctx.companyId), eq(calls.contactId, contactId), ne(calls.id, id));
  return wholeCalls(ctx, await ctx.db.select().from(calls).where(its).orderBy(desc(calls.id)).limit(most));
}
