import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db";
import { collaborators } from "@/db/schema/collaborators";
import { passwordTokens, users } from "@/db/schema/users";
import { type Context, transaction } from "@/lib/context";
import { Conflict, Invalid } from "@/lib/errors";
import { allow } from "@/lib/permissions";
import { collaboratorById, lockCollaborators, mustBeAbleToChange } from "./granting";
import { hashPassword } from "./passwords";
import { Password } from "./schema";

/** The secret end of `/passwords/:token`; told once, only its SHA-256 is kept. */
export type PasswordLink = { token: string; expiresAt: Date };

const HOURS = 72;

/** Makes the user's one link that can set a password, for 72 hours; earlier ones end. Checks nothing: verbs do. */
export async function makePasswordLink(ctx: Pick<Context, "db">, userId: number): Promise<PasswordLink> {
  const now = new Date();
  await ctx.db
    .update(passwordTokens)
    .set({ expiresAt: now })
    .where(
      and(
        eq(passwordTokens.userId, userId),
        isNull(passwordTokens.usedAt),
        gt(passwordTokens.expiresAt, now),
      ),
    );
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000);
  await ctx.db.insert(passwordTokens).values({ userId, tokenHash: digest(token), expiresAt });
  return { token, expiresAt };
}

/**
 * A new link for a collaborator who lost the first one or the password. Refused for a person who belongs to another
 * company too: whoever holds the link becomes that person everywhere.
 */
export async function renewPasswordLink(ctx: Context, { id }: { id: number }): Promise<PasswordLink> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    const giver = await lockCollaborators(ctx);
    const { userId, disabledAt, ...rights } = await collaboratorById(ctx, id);
    mustBeAbleToChange(giver, rights);
    if (disabledAt) throw new Conflict("This collaborator is disabled; enable them first.");
    const [elsewhere] = await ctx.db
      .select({ id: collaborators.id })
      .from(collaborators)
      .where(and(eq(collaborators.userId, userId), ne(collaborators.companyId, ctx.companyId)))
      .limit(1);
    if (elsewhere)
      throw new Conflict(
        "This person belongs to another company too, so one company cannot set their password. They change it on their own account page; if it is lost, whoever runs this server can help (npm run create-owner).",
      );
    return makePasswordLink(ctx, userId);
  });
}

export type LinkState =
  | { state: "usable"; email: string; expiresAt: Date }
  | { state: "used" | "expired" | "unknown" };

/** What a set-password link is good for now. Reading it does not use it up. */
export async function readPasswordLink(token: string): Promise<LinkState> {
  const [link] = await db
    .select({ email: users.email, usedAt: passwordTokens.usedAt, expiresAt: passwordTokens.expiresAt })
    .from(passwordTokens)
    .innerJoin(users, eq(users.id, passwordTokens.userId))
    .where(eq(passwordTokens.tokenHash, digest(token)));
  if (!link) return { state: "unknown" };
  if (link.usedAt) return { state: "used" };
  if (link.expiresAt <= new Date()) return { state: "expired" };
  return { state: "usable", email: link.email, expiresAt: link.expiresAt };
}

export const SetPassword = z.object({ token: z.string(), password: Password });

/** Sets the password of the link's user, once: of two at the same time one wins. All sessions of the user end. */
export async function setPassword(input: z.input<typeof SetPassword>): Promise<void> {
  const { token, password } = SetPassword.parse(input);
  if ((await readPasswordLink(token)).state !== "usable") throw endedLink();
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    const now = new Date();
    const [used] = await tx
      .update(passwordTokens)
      .set({ usedAt: now })
      .where(
        and(
          eq(passwordTokens.tokenHash, digest(token)),
          isNull(passwordTokens.usedAt),
          gt(passwordTokens.expiresAt, now),
        ),
      )
      .returning({ userId: passwordTokens.userId });
    if (!used) throw endedLink();
    await tx.update(users).set({ passwordHash, updatedAt: now }).where(eq(users.id, used.userId));
  });
}

const endedLink = () =>
  new Invalid({
    base: ["This link was used already or has ended. Ask whoever gave it to you for a new one."],
  });

const digest = (token: string) => createHash("sha256").update(token).digest("hex");
