import { Badge } from "@/components/ui/badge";
import type { CollaboratorRow } from "@/lib/collaborators/listing";

const TONES = { active: "green", invited: "blue", disabled: "amber" } as const;

/** Whether a collaborator may come in; `invited`: has not used the link yet, so may not come in. */
export function CollaboratorState({ state }: Pick<CollaboratorRow, "state">) {
  return <Badge tone={TONES[state]}>{state}</Badge>;
}
