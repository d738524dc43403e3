import { z } from "zod";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { allow } from "@/lib/allow";
import { AllowedNetworks, RateLimit } from "./fields";
import { lockToken, mustNotBeRevoked, saveToken } from "./inner/holding";

export const LimitToken = z.object({
  id: z.number(),
  allowedNetworks: AllowedNetworks,
  rateLimit: RateLimit.nullable(),
});

/**
 * Sets the addresses from which a token is taken (none named: any) and its requests a minute (null: the server's
 * setting). Holds from the next request on. Needs `security` and every permission that the token has, because a wider
 * list is as good as giving them.
 */
export async function limitToken(ctx: Context, input: z.input<typeof LimitToken>): Promise<void> {
  allow(ctx, "security");
  const { id, ...limits } = LimitToken.parse(input);
  await transaction(ctx, async (ctx) => {
    const token = await lockToken(ctx, id);
    mustNotBeRevoked(token);
    for (const permission of [...token.areas, ...token.actions]) allow(ctx, permission);
    await saveToken(ctx, token, limits);
  });
}
