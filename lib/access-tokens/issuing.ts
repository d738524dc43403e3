import { z } from "zod";
import { areas, modelActions } from "@/db/permissions";
import { type AccessToken, accessTokens } from "@/db/schema/access-tokens";
import { announceKeys } from "@/lib/changes";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { AllowedNetworks, RateLimit } from "./fields";
import { hashKey, makeCheckKey, makeKeys } from "./keys";

const Terms = z.object({
  name: z.string().trim().min(1, "is missing").max(100, "is longer than 100 characters"),
  expiresAt: z
    .date()
    .refine((time) => time > new Date(), "is in the past")
    .nullish(),
  allowedNetworks: AllowedNetworks.default([]),
  rateLimit: RateLimit.nullish(),
});

export const IssueToken = Terms.extend({
  areas: z.array(z.enum(areas)).default([]),
  actions: z.array(z.enum(modelActions)).default([]),
});

/** The input has no permissions: what a check token may do is fixed. */
export const IssueCheckToken = Terms;

export type IssuedToken = { token: AccessToken; publicKey: string; privateKey: string };
export type IssuedCheckToken = { token: AccessToken; checkKey: string };

/**
 * Issues an access token whose maker is the person who asks. Returns the private key, which is shown nowhere else.
 * Needs the area `security` and every permission that the token gets: nobody gives what they do not have.
 */
export async function issueToken(ctx: Context, input: z.input<typeof IssueToken>): Promise<IssuedToken> {
  allow(ctx, "security");
  const { areas, actions, ...terms } = IssueToken.parse(input);
  const { publicKey, privateKey } = makeKeys();
  const given = { areas: [...new Set(areas)], actions: [...new Set(actions)] };
  const token = await insertToken(ctx, {
    kind: "keys",
    ...terms,
    ...given,
    publicKey,
    privateKeyHash: hashKey(privateKey),
  });
  return { token, publicKey, privateKey };
}

/**
 * Issues a token for a phone system that can only put a key in the URL. The token may check numbers at
 * `/api/v1/check/<checkKey>/<number>` and do nothing else. Returns the key, which is shown nowhere else. Needs
 * `security` and `Contact:check`.
 */
export async function issueCheckToken(
  ctx: Context,
  input: z.input<typeof IssueCheckToken>,
): Promise<IssuedCheckToken> {
  allow(ctx, "security");
  const terms = IssueCheckToken.parse(input);
  const { publicKey, checkKey } = makeCheckKey();
  const token = await insertToken(ctx, {
    kind: "check",
    ...terms,
    areas: [],
    actions: ["Contact:check"],
    publicKey,
    privateKeyHash: hashKey(checkKey),
  });
  return { token, checkKey };
}

type NewToken = Omit<typeof accessTokens.$inferInsert, "companyId" | "collaboratorId"> &
  Pick<AccessToken, "areas" | "actions">;

async function insertToken(ctx: Context, values: NewToken): Promise<AccessToken> {
  for (const permission of [...values.areas, ...values.actions]) allow(ctx, permission);
  if (ctx.actor.type !== "person") throw new Invalid({ base: ["An access token is made by a person."] });
  const { collaboratorId } = ctx.actor;
  return transaction(ctx, async (ctx) => {
    const [token] = await ctx.db
      .insert(accessTokens)
      .values({ ...values, companyId: ctx.companyId, collaboratorId })
      .returning();
    if (!token) throw new Error("no access token was inserted");
    await announceKeys(ctx);
    return token;
  });
}
