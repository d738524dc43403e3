import { and, eq } from "drizzle-orm";
import type { Permission } from "@/db/enums";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { companies } from "@/db/schema/companies";
import type { Context } from "@/lib/context";
import { AppError, Forbidden, NotFound } from "@/lib/errors";
import { type Permissions, type Rights, intersection, permissionsOf } from "@/lib/permissions";
import { mayAct } from "../membership";

/** Who gives: what he is, and what he may do at present. */
export type Giver = { owner: boolean; superuser: boolean; permissions: Permissions };

/** What stands in the way of giving these rights, or of changing someone who has them; null when nothing does. */
export function whyNotToGive(giver: Giver, rights: Rights): "owner" | "superuser" | Permission | null {
  if (giver.owner) return null;
  if (rights.owner) return "owner";
  if (rights.superuser && !giver.superuser) return "superuser";
  return [...permissionsOf(rights)].find((permission) => !giver.permissions.has(permission)) ?? null;
}

/** Throws unless the giver has all of what he gives. Only an owner makes an owner. */
export function mustBeAbleToGive(giver: Giver, rights: Rights): void {
  const missing = whyNotToGive(giver, rights);
  if (missing === "owner") throw new AppError(403, { kind: ["can be made owner by an owner only"] });
  if (missing === "superuser") throw new AppError(403, { kind: ["can be made superuser by one only"] });
  if (missing) throw new Forbidden(missing);
}

/** Throws when the collaborator has more than whoever would change him. */
export function mustBeAbleToChange(giver: Giver, target: Rights): void {
  if (whyNotToGive(giver, target) === null) return;
  throw new AppError(403, {
    base: ["This collaborator has permissions that you do not have; only an owner can change them."],
  });
}

/**
 * Holds the company's collaborators still until the transaction ends, and reads the one who acts as he is now: two who
 * change each other at once are told one after the other. Blocks and calls go on meanwhile.
 */
export async function lockCollaborators(ctx: Context): Promise<Giver> {
  await ctx.db
    .select({ id: companies.id })
    .from(companies)
    .where(eq(companies.id, ctx.companyId))
    .for("no key update");
  const { collaboratorId } = ctx.actor;
  const actor = collaboratorId === undefined ? undefined : await findCollaborator(ctx, collaboratorId);
  if (!actor || !mayAct(actor)) throw new Forbidden("security");
  const permissions = intersection(ctx.permissions, permissionsOf(actor));
  if (!permissions.has("security")) throw new Forbidden("security");
  return { owner: actor.owner, superuser: actor.superuser, permissions };
}

/** The company's collaborator of this id; throws `NotFound`, also for another company's. */
export async function collaboratorById(ctx: Context, id: number): Promise<Collaborator> {
  const collaborator = await findCollaborator(ctx, id);
  if (!collaborator) throw new NotFound("collaborator");
  return collaborator;
}

async function findCollaborator(ctx: Context, id: number): Promise<Collaborator | undefined> {
  if (!Number.isSafeInteger(id)) return undefined;
  const [row] = await ctx.db
    .select()
    .from(collaborators)
    .where(and(eq(collaborators.companyId, ctx.companyId), eq(collaborators.id, id)));
  return row;
}
