import { randomBytes } from "node:crypto";
import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { passwordTokens } from "@/db/schema/password-tokens";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Conflict } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { collaboratorById, lockCollaborators, mustBeAbleToChange } from "./inner/granting";
import { digest, readLink } from "./link-states";

/**
 * A link of a person. `token` is the secret end of `/passwords/:token`: it is told once, and only its SHA-256 is kept.
 * `sets`: it sets a password; otherwise it only joins.
 */
export type PasswordLink = { token: string; expiresAt: Date; sets: boolean };

const HOURS = 72;

/**
 * Makes the membership's one link, for 72 hours, and ends the earlier ones. Checks no permission: verbs do. Throws
 * `Conflict` where a link could do nothing.
 */
export async function makePasswordLink(
  ctx: Pick<Context, "db">,
  { companyId, id: collaboratorId, userId }: Pick<Collaborator, "companyId" | "id" | "userId">,
  { byOperator = false } = {},
): Promise<PasswordLink> {
  const now = new Date();
  await ctx.db
    .update(passwordTokens)
    .set({ expiresAt: now })
    .where(
      and(
        eq(passwordTokens.userId, userId),
        eq(passwordTokens.companyId, companyId),
        isNull(passwordTokens.usedAt),
        gt(passwordTokens.expiresAt, now),
      ),
    );
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000);
  await ctx.db
    .insert(passwordTokens)
    .values({ companyId, collaboratorId, userId, byOperator, tokenHash: digest(token), expiresAt });
  const { state } = await readLink(ctx.db, token);
  if (state !== "sets" && state !== "joins")
    throw new Conflict(
      "This person belongs to another company too, so one company cannot set their password. They change it on their own account page; if it is lost, whoever runs this server can help (npm run create-owner).",
    );
  return { token, expiresAt, sets: state === "sets" };
}

/**
 * Makes a new link for a collaborator who lost the first one or the password. Refuses a person who has joined this
 * company and another one too, because the person who sets the password acts as them everywhere.
 */
export async function renewPasswordLink(ctx: Context, { id }: { id: number }): Promise<PasswordLink> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    const giver = await lockCollaborators(ctx);
    const target = await collaboratorById(ctx, id);
    mustBeAbleToChange(giver, target);
    if (target.disabledAt) throw new Conflict("This collaborator is disabled; enable them first.");
    return makePasswordLink(ctx, target);
  });
}

/** Ends the links that could set the user's password anew. An invitation stays, to join after a sign-in. */
export async function endSettingLinks({ db }: Pick<Context, "db">, userId: number): Promise<void> {
  const now = new Date();
  await db
    .update(passwordTokens)
    .set({ expiresAt: now })
    .from(collaborators)
    .where(
      and(
        eq(passwordTokens.userId, userId),
        isNull(passwordTokens.usedAt),
        gt(passwordTokens.expiresAt, now),
        eq(collaborators.companyId, passwordTokens.companyId),
        eq(collaborators.id, passwordTokens.collaboratorId),
        isNotNull(collaborators.acceptedAt),
      ),
    );
}
