import { lockToken, mustNotBeRevoked, saveToken } from "./inner/holding";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { allow } from "@/lib/allow";

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
 * Lets a paused token work again. Needs every permission that the token has, because resuming is as good as giving
 * them. Twice equals once.
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

/** Revokes a token for good. It stays in the list, because logs name it. Twice equals once. */
export async function revokeToken(ctx: Context, { id }: OneToken): Promise<void> {
  allow(ctx, "security");
  await transaction(ctx, async (ctx) => {
    const token = await lockToken(ctx, id);
    if (!token.revokedAt) await saveToken(ctx, token, { revokedAt: new Date() });
  });
}
