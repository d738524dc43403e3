import { areas, modelActions, type Permission } from "@/db/permissions";
import type { Rights } from "@/lib/allow";
import type { Kind } from "./schema";

/** Rights in the words of the pages. Pure: pages use them in the browser too. */

export type PermissionGroup = { label: string; permissions: readonly Permission[] };

const actionsOn = (model: string) => modelActions.filter((action) => action.startsWith(`${model}:`));

export const areaGroup: PermissionGroup = { label: "Parts of the pages", permissions: areas };

export const actionGroups: readonly PermissionGroup[] = [
  { label: "Contacts", permissions: actionsOn("Contact") },
  { label: "Calls", permissions: actionsOn("Call") },
  { label: "Leads", permissions: actionsOn("Lead") },
  { label: "Text messages", permissions: actionsOn("TextMessage") },
];

export const kindWords: Record<Kind, { label: string; help: string }> = {
  owner: { label: "Owner", help: "May do everything, and make other owners." },
  superuser: {
    label: "Superuser",
    help: "May do everything with contacts, calls, leads and texts, and use the parts of the pages chosen below.",
  },
  chosen: { label: "Chosen permissions", help: "May do what is chosen below, and nothing else." },
};

/** What a collaborator may do, in a few words, and the permissions to list beside them. */
export function rightsInWords({ owner, superuser, areas, actions }: Rights): {
  lead?: string;
  permissions: Permission[];
} {
  if (owner) return { lead: "Owner: everything", permissions: [] };
  if (!superuser) return { permissions: actions };
  const lead = "Superuser: everything with contacts, calls, leads and texts";
  return { lead: areas.length > 0 ? `${lead}, and` : lead, permissions: areas };
}
