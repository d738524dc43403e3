import { z } from "zod";
import { areas, modelActions } from "@/db/permissions";
import type { Rights } from "@/lib/allow";

/** Inputs of the verbs on collaborators and on one's own account. Pure: pages use them in the browser too. */

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "is longer than 254 characters")
  .pipe(z.email("is not an email address"));

export const PersonName = z.string().trim().max(120, "is longer than 120 characters");

export const kinds = ["owner", "superuser", "chosen"] as const;
export type Kind = (typeof kinds)[number];

export const AreaList = z.array(z.enum(areas, "is not an area")).default([]);
export const ActionList = z.array(z.enum(modelActions, "is not a permission")).default([]);

/** What a collaborator may do, as the form asks for it: a kind, and the choices that the kind leaves. */
export const RightsChoice = z
  .object({ kind: z.enum(kinds, "must be chosen"), areas: AreaList, actions: ActionList })
  .refine(({ kind, actions }) => kind !== "chosen" || actions.length > 0, {
    path: ["actions"],
    message: "must have one chosen at least",
  });

/** The choice as the table keeps it: only what its kind has, in the order of the lists, nothing twice. */
export function rightsOf({ kind, ...chosen }: z.output<typeof RightsChoice>): Rights {
  return {
    owner: kind === "owner",
    superuser: kind === "superuser",
    areas: kind === "superuser" ? areas.filter((area) => chosen.areas.includes(area)) : [],
    actions: kind === "chosen" ? modelActions.filter((action) => chosen.actions.includes(action)) : [],
  };
}

/** The kind of a collaborator's rights. */
export function kindOf({ owner, superuser }: Pick<Rights, "owner" | "superuser">): Kind {
  if (owner) return "owner";
  return superuser ? "superuser" : "chosen";
}
