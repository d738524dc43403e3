import { type Area, areas, type ModelAction, modelActions, type Permission } from "@/db/permissions";
import { Forbidden } from "./errors";

/** The permissions that an actor has now: areas and model actions together. */
export type Permissions = ReadonlySet<Permission>;

export const allPermissions: Permissions = new Set<Permission>([...areas, ...modelActions]);
export const noPermissions: Permissions = new Set();

export type Rights = { owner: boolean; superuser: boolean; areas: Area[]; actions: ModelAction[] };

/**
 * Returns the permissions of a person with these rights. An owner has all of them. A superuser has every model action,
 * and the areas listed for them. Anyone else has the model actions listed for them.
 */
export function permissionsOf(rights: Rights): Permissions {
  if (rights.owner) return allPermissions;
  if (rights.superuser) return new Set<Permission>([...rights.areas, ...modelActions]);
  return new Set<Permission>(rights.actions);
}

/** Returns the permissions of a token: those it was given, as far as its maker has them now. */
export function intersection(one: Permissions, other: Permissions): Permissions {
  return new Set([...one].filter((permission) => other.has(permission)));
}

/** Throws `Forbidden`, naming the permission, unless the actor has it. */
export function allow(ctx: { permissions: Permissions }, permission: Permission): void {
  if (!ctx.permissions.has(permission)) throw new Forbidden(permission);
}

/** As `allow`, for several permissions of which one is enough. Names the first of them when the actor has none. */
export function allowOneOf(
  ctx: { permissions: Permissions },
  permissions: readonly [Permission, ...Permission[]],
): void {
  if (!permissions.some((permission) => ctx.permissions.has(permission))) throw new Forbidden(permissions[0]);
}
