import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { db, type Tx } from "@/db";
import { collaborators } from "@/db/schema/collaborators";
import { passwordTokens } from "@/db/schema/password-tokens";
import { users } from "@/db/schema/users";
import { AppError, Invalid } from "@/lib/errors";
import { digest, readLink, readPasswordLink } from "./link-states";
import type { Session } from "./membership";
import { endSettingLinks } from "./password-links";
import { hashPassword, passwordMark } from "./password-hashing";
import { Password } from "./password-rules";

export const SetPassword = z.object({ token: z.string(), password: Password });

/**
 * Sets the password of the link's user and joins the link's company. A link works once: of two uses at the same time
 * one wins. All sessions of the user end, and links of other companies can no longer set the password.
 */
export async function setPassword(input: z.input<typeof SetPassword>): Promise<void> {
  const { token, password } = SetPassword.parse(input);
  if ((await readPasswordLink(token)).state !== "sets") throw endedLink();
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    const user = await useUp(tx, token, "sets");
    await tx.update(users).set({ passwordHash, updatedAt: new Date() }).where(eq(users.id, user.id));
    await endSettingLinks({ db: tx }, user.id);
  });
}

/**
 * Joins the link's company for its user, who must be signed in. Returns the company's id. For any other session the
 * link stays as it is.
 */
export async function joinCompany(input: { token: string; session: Session }): Promise<number> {
  const { token, session } = input;
  return db.transaction(async (tx) => {
    const { id, passwordHash, companyId } = await useUp(tx, token, "joins");
    const isTheirs = id === session.userId && passwordHash && passwordMark(passwordHash) === session.mark;
    if (!isTheirs)
      throw new AppError(403, { base: ["This link is for somebody else; sign in as that person first."] });
    await endSettingLinks({ db: tx }, id);
    return companyId;
  });
}

/** Uses the link up and accepts its membership. Locks the user before the link is read, until the transaction ends. */
async function useUp(tx: Tx, token: string, power: "sets" | "joins") {
  const [link] = await tx
    .select({ companyId: passwordTokens.companyId, id: users.id, passwordHash: users.passwordHash })
    .from(passwordTokens)
    .innerJoin(users, eq(users.id, passwordTokens.userId))
    .where(eq(passwordTokens.tokenHash, digest(token)))
    .for("no key update", { of: users });
  if (!link || (await readLink(tx, token)).state !== power) throw endedLink();
  const now = new Date();
  await tx
    .update(passwordTokens)
    .set({ usedAt: now })
    .where(eq(passwordTokens.tokenHash, digest(token)));
  await tx
    .update(collaborators)
    .set({ acceptedAt: now, updatedAt: now })
    .where(
      and(
        eq(collaborators.companyId, link.companyId),
        eq(collaborators.userId, link.id),
        isNull(collaborators.acceptedAt),
      ),
    );
  return link;
}

const endedLink = () =>
  new Invalid({
    base: ["This link was used already or has ended. Ask whoever gave it to you for a new one."],
  });
