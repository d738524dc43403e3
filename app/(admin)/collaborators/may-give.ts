import type { PageContext } from "@/lib/web/context";
import type { MayGive } from "./rights-fields";

/** What the one who is signed in may give to others: for the form only, the verb checks it again. */
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
