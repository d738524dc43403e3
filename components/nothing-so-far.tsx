import { EmptyState } from "@/components/ui/empty-state";

/** What stands in place of rows where reading stopped before it found any, though the list goes on. */
export function NothingSoFar() {
  return (
    <EmptyState title="Nothing found so far">
      There is too much to look through at once. The list goes on from here: look further with Next or
      Previous.
    </EmptyState>
  );
}
