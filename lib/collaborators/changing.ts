import { and, eq, isNotNull, ne } from "drizzle-orm";
import type { z } from "zod";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { users } from "@/db/schema/users";
import { announceKeys } from "@/lib/changes";
import { actorColumns, type Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Conflict } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { collaboratorById, lockCollaborators, mustBeAbleToChange, mustBeAbleToGive } from "./inner/granting";
import { isActive } from "./membership";
import { RightsChoice, rightsOf } from "./schema";

type OneCollaborator = { id: number };

/**
 * Gives a collaborator these rights in place of the present ones. Throws when the company would be left without an
 * owner.
 */
export async function changeRights(
  ctx: Context,
  { id, ...input }: OneCollaborator & z.input<typeof RightsChoice>,
): Promise<Collaborator> {
  allow(ctx, "security");
  const rights = rightsOf(RightsChoice.parse(input));
  return transaction(ctx, async (ctx) => {
    const giver = await lockCollaborators(ctx);
    const target = await collaboratorById(ctx, id);
    mustBeAbleToChange(giver, target);
    mustBeAbleToGive(giver, rights);
    if (target.owner && !rights.owner) await mustLeaveAnOwner(ctx, target);
    return save(ctx, target, rights);
  });
}

/** Shuts a collaborator out, from the next request on; the access tokens that they made stop too. Twice equals once. */
export async function disableCollaborator(ctx: Context, { id }: OneCollaborator): Promise<Collaborator> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    const giver = await lockCollaborators(ctx);
    const target = await collaboratorById(ctx, id);
    mustBeAbleToChange(giver, target);
    if (target.id === actorColumns(ctx.actor).collaboratorId)
      throw new Conflict("You cannot disable yourself.");
    if (target.disabledAt) return target;
    if (target.owner) await mustLeaveAnOwner(ctx, target);
    return save(ctx, target, { disabledAt: new Date() });
  });
}

/**
 * Lets a disabled collaborator in again, with the rights that they had; their access tokens work again. Twice equals
 * once.
 */
export async function enableCollaborator(ctx: Context, { id }: OneCollaborator): Promise<Collaborator> {
  allow(ctx, "security");
  return transaction(ctx, async (ctx) => {
    const giver = await lockCollaborators(ctx);
    const target = await collaboratorById(ctx, id);
    mustBeAbleToChange(giver, target);
    return target.disabledAt ? save(ctx, target, { disabledAt: null }) : target;
  });
}

/** Throws when no other owner can act. An owner who has not accepted, or has no password, cannot. */
async function mustLeaveAnOwner(ctx: Context, leaving: Collaborator) {
  const [other] = await ctx.db
    .select({ id: collaborators.id })
    .from(collaborators)
    .innerJoin(users, eq(users.id, collaborators.userId))
    .where(
      and(
        eq(collaborators.companyId, ctx.companyId),
        ne(collaborators.id, leaving.id),
        eq(collaborators.owner, true),
        isActive,
        isNotNull(users.passwordHash),
      ),
    )
    .limit(1);
  if (!other)
    throw new Conflict(
      "This is the company's last owner who can sign in. Make somebody else an owner first, who has used the link given to them.",
    );
}

async function save(
  ctx: Context,
  { id }: Collaborator,
  values: Partial<Collaborator>,
): Promise<Collaborator> {
  const [saved] = await ctx.db
    .update(collaborators)
    .set({ ...values, updatedAt: new Date() })
    .where(and(eq(collaborators.companyId, ctx.companyId), eq(collaborators.id, id)))
    .returning();
  if (!saved) throw new Error("a locked collaborator vanished");
  await announceKeys(ctx);
  return saved;
}
