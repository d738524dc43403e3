import { type Area, type ModelAction, type Permission, areas, modelActions } from "@/db/enums";
import type { Context } from "./context";
import { Forbidden } from "./errors";

/** What an actor may do now, areas and model actions together. */
export type Permissions = ReadonlySet<Permission>;

export const allPermissions: Permissions = new Set<Permission>([...areas, ...modelActions]);
export const noPermissions: Permissions = new Set();

export type Rights = { owner: boolean; superuser: boolean; areas: Area[]; actions: ModelAction[] };

/** Owner: everything. Superuser: every model action, and the areas listed for him. Anyone else: the model actions listed for him. */
export function permissionsOf(rights: Rights): Permissions {
  if (rights.owner) return allPermissions;
  if (rights.superuser) return new Set<Permission>([...rights.areas, ...modelActions]);
  return new Set<Permission>(rights.actions);
}

/** What a token may do: what it was given, as far as its maker may do it himself at present. */
export function intersection(one: Permissions, other: Permissions): Permissions {
  return new Set([...one].filter((permission) => other.has(permission)));
}

/** Throws `Forbidden`, naming the permission, unless the actor has it. */
export function allow(ctx: Pick<Context, "permissions">, permission: Permission): void {
  if (!ctx.permissions.has(permission)) throw new Forbidden(permission);
}

/** Permissions in the words of the pages: what each one lets a person do. */
export const permissionNames: Record<Permission, string> = {
  suppression_list: "See and use the Blacklist pages",
  clear_blacklist: "Clear the Blacklist and undo uploads",
  setup_system: "Set up offers, schedules and their actions",
  security: "Manage collaborators, access tokens and the company",
  "Contact:read": "Read contacts and block logs over the API",
  "Contact:block": "Block numbers",
  "Contact:unblock": "Unblock numbers",
  "Contact:opt_out": "Opt numbers out and in",
  "Contact:import": "Upload lists of numbers",
  "Contact:export": "Export the Blacklist",
  "Contact:check": "Ask whether a number may be dialed, matched or texted",
  "Call:read": "See calls",
  "Call:write": "Change calls",
  "Call:dial": "Dial numbers",
  "Call:block": "Block and unblock the caller on a call",
  "Lead:read": "See leads",
  "Lead:write": "Change leads",
  "Lead:block": "Block and unblock the number of a lead",
  "TextMessage:read": "See text messages",
  "TextMessage:send": "Send text messages",
};
