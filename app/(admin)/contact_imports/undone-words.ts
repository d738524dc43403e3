import { count } from "@/components/ui/figures";
import type { Undoing } from "@/lib/unblock-contact-jobs/reading";

type Changed = { blocked: boolean; changed: number };

/** Says how far an upload is undone: "Undone: 1,097 of 1,100 unblocked again". Null when nobody began to undo it. */
export function undoneWords({ blocked, changed }: Changed, undoing: Undoing | undefined): string | null {
  if (!undoing) return null;
  const { taken, complete, underWay } = undoing;
  const state = underWay ? "Being undone" : complete ? "Undone" : "Partly undone";
  const many = taken === changed ? count(taken) : `${count(taken)} of ${count(changed)}`;
  return `${state}: ${many} ${blocked ? "unblocked" : "blocked"} again`;
}

/** Whether numbers that an upload blocked may still be blocked by it. */
export const someRest = (undoing: Undoing | undefined) => !undoing?.complete || undoing.askedAgain;
