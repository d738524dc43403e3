import { and, eq } from "drizzle-orm";
import { type AccessToken, accessTokens } from "@/db/schema/access-tokens";
import { announceKeys } from "@/lib/changes";
import type { Context } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";

/** The company's token of this id, locked until the transaction ends. Throws `NotFound`. */
export async function lockToken(ctx: Context, id: number): Promise<AccessToken> {
  if (!Number.isSafeInteger(id)) throw new NotFound("access token");
  const [token] = await ctx.db
    .select()
    .from(accessTokens)
    .where(and(eq(accessTokens.companyId, ctx.companyId), eq(accessTokens.id, id)))
    .for("no key update");
  if (!token) throw new NotFound("access token");
  return token;
}

/** Writes changes of a token that is locked, and tells every process. */
export async function saveToken(ctx: Context, { id }: AccessToken, values: Partial<AccessToken>) {
  await ctx.db
    .update(accessTokens)
    .set({ ...values, updatedAt: new Date() })
    .where(and(eq(accessTokens.companyId, ctx.companyId), eq(accessTokens.id, id)));
  await announceKeys(ctx);
}

/** Throws for a token that is revoked: it stays revoked. */
export function mustNotBeRevoked({ revokedAt }: AccessToken): void {
  if (revokedAt) throw new Conflict("This access token is revoked for good; make a new one.");
}
