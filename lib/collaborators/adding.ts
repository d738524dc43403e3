import { eq } from "drizzle-orm";
import { z } from "zod";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { users } from "@/db/schema/users";
import { type Context, transaction } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/permissions";
import { lockCollaborators, mustBeAbleToGive } from "./granting";
import { type PasswordLink, makePasswordLink } from "./password-links";
import { Email, PersonName, RightsChoice, rightsOf } from "./schema";

export const AddCollaborator = RightsChoice.safeExtend({ email: Email, name: PersonName.optional() });

/**
 * Makes a person a collaborator. Someone new to this installation gets a link to set a password, told here and never
 * again; someone who has an account keeps its password and his name. Throws `Invalid` for one who is a collaborator
 * already, disabled or not.
 */
export async function addCollaborator(
  ctx: Context,
  input: z.input<typeof AddCollaborator>,
): Promise<{ collaborator: Collaborator; link: PasswordLink | null }> {
  allow(ctx, "security");
  const { email, name, ...choice } = AddCollaborator.parse(input);
  const rights = rightsOf(choice);
  return transaction(ctx, async (ctx) => {
    mustBeAbleToGive(await lockCollaborators(ctx), rights);
    const { userId, isNew } = await userOf(ctx, { email, name });
    const [collaborator] = await ctx.db
      .insert(collaborators)
      .values({ companyId: ctx.companyId, userId, ...rights })
      .onConflictDoNothing()
      .returning();
    if (!collaborator)
      throw new Invalid({ email: ["is a collaborator already; open them from the list to change them"] });
    return { collaborator, link: isNew ? await makePasswordLink(ctx, userId) : null };
  });
}

/** The user with this email, made when there is none. */
export async function userOf(
  ctx: Pick<Context, "db">,
  { email, name }: { email: string; name?: string },
): Promise<{ userId: number; isNew: boolean }> {
  const [made] = await ctx.db
    .insert(users)
    .values({ email, name: name || null })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (made) return { userId: made.id, isNew: true };
  const [found] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (!found) throw new Error(`the user ${email} vanished`);
  return { userId: found.id, isNew: false };
}
