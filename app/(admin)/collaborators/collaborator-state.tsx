import { Badge } from "@/components/ui/badge";
import type { CollaboratorRow } from "@/lib/collaborators/listing";

const TONES = { active: "green", invited: "blue", disabled: "amber" } as const;

/** Shows whether a collaborator may sign in. `invited`: they have not used the link yet, so they may not. */
export function CollaboratorState({ state }: Pick<CollaboratorRow, "state">) {
  return <Badge tone={TONES[state]}>{state}</Badge>;
}
