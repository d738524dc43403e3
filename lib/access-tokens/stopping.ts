import { and, eq } from "drizzle-orm";
import { type AccessToken, accessTokens } from "@/db/schema/access-tokens";
import { type Context, transaction } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { allow } from "@/lib/permissions";

type OneToken = { id: number };

/** Stops a token until it is resumed. Twice equals once. */
export async function pauseToken(ctx: Context, { id }: OneToken): Promise<void> {
  allow(ctx, "security");
  await transaction(ctx, async (ctx) => {
    const token = await lockToken(ctx, id);
    mustNotBeRevoked(token);
    if (!token.pausedAt) await saveToken(ctx, token, { pausedAt: new Date() });
  });
}

/**
 * Lets a paused token work again, which needs every permission that it has: it is as good as giving them. Twice equals
 * once.
 */
export async function resumeToken(ctx: Context, { id }: OneToken): Promise<void> {
  allow(ctx, "security");
  await transaction(ctx, async (ctx) => {
    const token = await lockToken(ctx, id);
    mustNotBeRevoked(token);
    for (const permission of [...token.areas, ...token.actions]) allow(ctx, permission);
    if (token.pausedAt) await saveToken(ctx, token, { pausedAt: null });
  });
}

/** Ends a token for good; it stays in the list, because logs name it. Twice equals once. */
export async function revokeToken(ctx: Context, { id }: OneToken): Promise<void> {
  allow(ctx, "security");
  await transaction(ctx, async (ctx) => {
    const token = await lockToken(ctx, id);
    if (!token.revokedAt) await saveToken(ctx, token, { revokedAt: new Date() });
  });
}

/** The company's token of this id, held until the transaction ends; throws `NotFound`. */
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

/** Writes changes of a token that is held. */
export async function saveToken(ctx: Context, { id }: AccessToken, values: Partial<AccessToken>) {
  await ctx.db
    .update(accessTokens)
    .set({ ...values, updatedAt: new Date() })
    .where(and(eq(accessTokens.companyId, ctx.companyId), eq(accessTokens.id, id)));
}

/** Throws for a token that is revoked: nothing brings it back. */
export function mustNotBeRevoked({ revokedAt }: AccessToken): void {
  if (revokedAt) throw new Conflict("This access token is revoked for good; make a new one.");
}
