import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Invalid, Unauthenticated } from "@/lib/errors";
import { endSettingLinks } from "./password-links";
import { hashPassword, passwordMatches } from "./password-hashing";
import { PersonName } from "./schema";
import { Password } from "./password-rules";
import { countTry, forgetTries } from "./inner/tries";

export const RenameYourself = z.object({ name: PersonName });

/** Changes the name of the person who asks; an empty name removes it. */
export async function renameYourself(ctx: Context, input: z.input<typeof RenameYourself>): Promise<void> {
  const { name } = RenameYourself.parse(input);
  await ctx.db
    .update(users)
    .set({ name: name || null, updatedAt: new Date() })
    .where(eq(users.id, yourself(ctx)));
}

export const ChangePassword = z
  .object({ currentPassword: z.string().min(1, "is asked for").max(1_000), newPassword: Password })
  .refine(({ currentPassword, newPassword }) => currentPassword !== newPassword, {
    path: ["newPassword"],
    message: "is the present one",
  });

/**
 * Changes the password of the person who asks, who gives the present one. Ends every session that began with the old
 * password, and all links that could set one.
 */
export async function changePassword(ctx: Context, input: z.input<typeof ChangePassword>): Promise<void> {
  const userId = yourself(ctx);
  const { currentPassword, newPassword } = ChangePassword.parse(input);
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!user?.passwordHash) throw wrongPassword();
  const present = user.passwordHash;
  const which = { email: user.email, requestIp: ctx.requestIp };
  if (!countTry(which))
    throw new Invalid({ current_password: ["was wrong too many times; wait a quarter of an hour"] });
  if (!(await passwordMatches(present, currentPassword))) throw wrongPassword();
  forgetTries(which);
  const passwordHash = await hashPassword(newPassword);
  await transaction(ctx, async (ctx) => {
    const [changed] = await ctx.db
      .update(users)
      .set({ passwordHash, updatedAt: new Date() })
      .where(and(eq(users.id, userId), eq(users.passwordHash, present)))
      .returning({ id: users.id });
    if (!changed) throw wrongPassword();
    await endSettingLinks(ctx, userId);
  });
}

const wrongPassword = () => new Invalid({ current_password: ["is not your present password"] });

/** The user id of the person who asks. Throws for a token, which has no account. */
function yourself(ctx: Context): number {
  if (ctx.actor.type !== "person") throw new Unauthenticated("Sign in to see your account.");
  return ctx.actor.userId;
}
