import { z } from "zod";
import { areas, modelActions } from "@/db/enums";
import { type AccessToken, accessTokens } from "@/db/schema/access-tokens";
import { type Context, transaction } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/permissions";
import { hashKey, makeKeys } from "./keys";

export const IssueToken = z.object({
  name: z.string().trim().min(1, "is missing").max(100, "is longer than 100 characters"),
  areas: z.array(z.enum(areas)).default([]),
  actions: z.array(z.enum(modelActions)).default([]),
  expiresAt: z
    .date()
    .refine((time) => time > new Date(), "is in the past")
    .nullish(),
});

export type IssuedToken = { token: AccessToken; publicKey: string; privateKey: string };

/**
 * Issues an access token whose maker is the person who asks. The private key is in the answer and nowhere else. Needs the
 * area `security`, and every permission that the token gets: nobody gives what he does not have.
 */
export async function issueToken(ctx: Context, input: z.input<typeof IssueToken>): Promise<IssuedToken> {
  allow(ctx, "security");
  const { name, areas, actions, expiresAt } = IssueToken.parse(input);
  for (const permission of [...areas, ...actions]) allow(ctx, permission);
  const { collaboratorId } = ctx.actor;
  if (!collaboratorId) throw new Invalid({ base: ["An access token is made by a person."] });
  const { publicKey, privateKey } = makeKeys();
  return transaction(ctx, async (ctx) => {
    const [token] = await ctx.db
      .insert(accessTokens)
      .values({
        companyId: ctx.companyId,
        collaboratorId,
        name,
        publicKey,
        privateKeyHash: hashKey(privateKey),
        areas: [...new Set(areas)],
        actions: [...new Set(actions)],
        expiresAt,
      })
      .returning();
    if (!token) throw new Error("no access token was inserted");
    return { token, publicKey, privateKey };
  });
}
