import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

type NothingFoundProps = {
  page: { next: string | null; previous: string | null; skipped: number };
  /** Whether anything narrows the list. */
  filtered: boolean;
  /** Why there are no rows where all was read and none found. */
  children: ReactNode;
};

/** What stands in place of rows on a page that has none, which need not mean that the list has none. */
export function NothingFound({ page, filtered, children }: NothingFoundProps) {
  if (page.next || page.previous) return <NothingSoFar />;
  if (!filtered || page.skipped === 0) return children;
  return (
    <EmptyState title="Nothing more matches these filters">
      The list ends here. What was found stands on the pages before.
    </EmptyState>
  );
}

/** What stands in place of rows where reading stopped before it found any, though the list goes on. */
export function NothingSoFar() {
  return (
    <EmptyState title="Nothing found so far">
      There is too much to look through at once. The list goes on from here: look further with Next or
      Previous.
    </EmptyState>
  );
}
