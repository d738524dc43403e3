import { and, eq } from "drizzle-orm";
import type { Permission } from "@/db/permissions";
import { type Collaborator, collaborators } from "@/db/schema/collaborators";
import { companies } from "@/db/schema/companies";
import { actorColumns, type Context } from "@/lib/context";
import { AppError, Forbidden, NotFound } from "@/lib/errors";
import { intersection, type Permissions, permissionsOf, type Rights } from "@/lib/allow";
import { mayAct } from "../membership";

/** The person who gives rights: their kind, and what they may do now. */
export type Giver = { owner: boolean; superuser: boolean; permissions: Permissions };

type ActingGiver = Giver & { collaboratorId: number };

/** The first right that the giver may not give or change, or null when they may give and change all of these rights. */
export function whyNotToGive(giver: Giver, rights: Rights): "owner" | "superuser" | Permission | null {
  if (giver.owner) return null;
  if (rights.owner) return "owner";
  if (rights.superuser && !giver.superuser) return "superuser";
  return [...permissionsOf(rights)].find((permission) => !giver.permissions.has(permission)) ?? null;
}

/** Throws unless the giver has all of these rights. Only an owner makes an owner. */
export function mustBeAbleToGive(giver: Giver, rights: Rights): void {
  const missing = whyNotToGive(giver, rights);
  if (missing === "owner") throw new AppError(403, { kind: ["can be made owner by an owner only"] });
  if (missing === "superuser") throw new AppError(403, { kind: ["can be made superuser by one only"] });
  if (missing) throw new Forbidden(missing);
}

/** Throws when the collaborator has more than the person who would change them. */
export function mustBeAbleToChange(giver: Giver, target: Rights): void {
  if (whyNotToGive(giver, target) === null) return;
  throw new AppError(403, {
    base: ["This collaborator has permissions that you do not have; only an owner can change them."],
  });
}

/**
 * Locks the company's collaborators until the transaction ends, and reads the rights that the acting person has now. So
 * two people who change each other at once are decided one after the other. Blocks and calls are not held up.
 */
export async function lockCollaborators(ctx: Context): Promise<ActingGiver> {
  await ctx.db
    .select({ id: companies.id })
    .from(companies)
    .where(eq(companies.id, ctx.companyId))
    .for("no key update");
  const { collaboratorId } = actorColumns(ctx.actor);
  const actor = collaboratorId === null ? undefined : await findCollaborator(ctx, collaboratorId);
  if (!actor || !mayAct(actor)) throw new Forbidden("security");
  const permissions = intersection(ctx.permissions, permissionsOf(actor));
  if (!permissions.has("security")) throw new Forbidden("security");
  return { collaboratorId: actor.id, owner: actor.owner, superuser: actor.superuser, permissions };
}

/** The company's collaborator of this id. Throws `NotFound`, also for a collaborator of another company. */
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
