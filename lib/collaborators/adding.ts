import { eq } from "drizzle-orm";
import { z } from "zod";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { lockCollaborators, mustBeAbleToGive } from "./inner/granting";
import { makePasswordLink, type PasswordLink } from "./password-links";
import { Email, PersonName, RightsChoice, rightsOf } from "./schema";

export const AddCollaborator = RightsChoice.safeExtend({ email: Email, name: PersonName.optional() });

/**
 * Invites a person to be a collaborator. The membership counts for nothing until they use the link, which is in the
 * answer and shown nowhere else. A person without a password sets it with the link. A person with one signs in with it
 * to join, and keeps their name. Throws `Invalid` for a person who is a collaborator already, disabled or not.
 */
export async function addCollaborator(
  ctx: Context,
  input: z.input<typeof AddCollaborator>,
): Promise<{ collaborator: Collaborator; link: PasswordLink }> {
  allow(ctx, "security");
  const { email, name, ...choice } = AddCollaborator.parse(input);
  const rights = rightsOf(choice);
  return transaction(ctx, async (ctx) => {
    mustBeAbleToGive(await lockCollaborators(ctx), rights);
    const userId = await userOf(ctx, { email, name });
    const [collaborator] = await ctx.db
      .insert(collaborators)
      .values({ companyId: ctx.companyId, userId, ...rights })
      .onConflictDoNothing()
      .returning();
    if (!collaborator)
      throw new Invalid({ email: ["is a collaborator already; open them from the list to change them"] });
    return { collaborator, link: await makePasswordLink(ctx, collaborator) };
  });
}

/** The user with this email, made when there is none. */
export async function userOf(
  ctx: Pick<Context, "db">,
  { email, name }: { email: string; name?: string },
): Promise<number> {
  const [made] = await ctx.db
    .insert(users)
    .values({ email, name: name || null })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (made) return made.id;
  const [found] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (!found) throw new Error(`the user ${email} vanished`);
  return found.id;
}
