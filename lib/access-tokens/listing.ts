import { and, asc, desc, eq, sql } from "drizzle-orm";
import { type AccessToken, accessTokens } from "@/db/schema/access-tokens";
import { collaborators } from "@/db/schema/collaborators";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";

/** `stopped`: the token's maker is disabled, so it may do nothing. */
export type TokenState = "active" | "paused" | "stopped" | "expired" | "revoked";

export type AccessTokenRow = Omit<AccessToken, "privateKeyHash"> & {
  /** Email of the collaborator for whom it acts. */
  maker: string;
  state: TokenState;
};

/**
 * The company's access tokens: the ones that are not revoked first, newest first. A company has few of them, so there
 * are no pages.
 */
export async function listAccessTokens(ctx: Context): Promise<AccessTokenRow[]> {
  allow(ctx, "security");
  const rows = await select(ctx).orderBy(
    asc(sql`${accessTokens.revokedAt} is not null`),
    desc(accessTokens.id),
  );
  const now = new Date();
  return rows.map((row) => asRow(row, now));
}

/** One access token of the company; throws `NotFound`. */
export async function getAccessToken(ctx: Context, { id }: { id: number }): Promise<AccessTokenRow> {
  allow(ctx, "security");
  if (!Number.isSafeInteger(id)) throw new NotFound("access token");
  const [row] = await select(ctx, id);
  if (!row) throw new NotFound("access token");
  return asRow(row, new Date());
}

/** The state of a token at a moment. Revoked is final, so it wins over every other state. */
export function tokenStateOf(
  token: Pick<AccessToken, "pausedAt" | "revokedAt" | "expiresAt">,
  { makerDisabled, now }: { makerDisabled: boolean; now: Date },
): TokenState {
  if (token.revokedAt) return "revoked";
  if (token.expiresAt && token.expiresAt <= now) return "expired";
  if (makerDisabled) return "stopped";
  return token.pausedAt ? "paused" : "active";
}

const select = (ctx: Context, id?: number) =>
  ctx.db
    .select({ token: accessTokens, maker: users.email, makerDisabledAt: collaborators.disabledAt })
    .from(accessTokens)
    .innerJoin(
      collaborators,
      and(
        eq(collaborators.companyId, accessTokens.companyId),
        eq(collaborators.id, accessTokens.collaboratorId),
      ),
    )
    .innerJoin(users, eq(users.id, collaborators.userId))
    .where(
      and(eq(accessTokens.companyId, ctx.companyId), id === undefined ? undefined : eq(accessTokens.id, id)),
    )
    .$dynamic();

type Selected = Awaited<ReturnType<typeof select>>[number];

function asRow({ token, maker, makerDisabledAt }: Selected, now: Date): AccessTokenRow {
  const { privateKeyHash: _, ...rest } = token;
  return { ...rest, maker, state: tokenStateOf(token, { makerDisabled: makerDisabledAt !== null, now }) };
}
