import type { PageContext } from "@/lib/web/context";
import type { MayGive } from "./rights-fields";

/** Returns what the signed-in person may give to others. Only the form uses it; the verb checks again. */
export function mayGiveOf({ member: { collaborator }, permissions }: PageContext): MayGive {
  const { owner, superuser } = collaborator;
  return {
    kinds: [
      ...(owner ? ["owner" as const] : []),
      ...(owner || superuser ? ["superuser" as const] : []),
      "chosen",
    ],
    permissions: [...permissions],
  };
}
