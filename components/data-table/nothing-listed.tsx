import Link from "next/link";
import type { ReactNode } from "react";
import type { ShownPage, ShownUrl } from "@/components/data-table/shown";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export type NothingWords = {
  /** What the list holds, in the singular: "call". */
  thing: string;
  /** The words of the link to the whole list. */
  all: string;
  /** A tip on how to search. */
  tip?: string;
  /** What is shown while the list is empty and nothing narrows it. */
  yet: ReactNode;
  /** What is shown when the rows of this place are gone. */
  gone?: ReactNode;
};

type NothingListedProps = {
  url: Pick<ShownUrl, "path" | "searched" | "filtered" | "placed" | "problems">;
  page: Pick<ShownPage, "next" | "previous" | "skipped">;
  words: NothingWords;
};

/** What a page of a list shows when it has no rows: why there are none, and what to do about it. */
export function NothingListed({ url, page, words }: NothingListedProps) {
  const { thing, tip, yet, gone } = words;
  const toAll = (
    <Button asChild>
      <Link href={url.path}>{words.all}</Link>
    </Button>
  );
  if (url.problems.length > 0)
    return (
      <EmptyState title={`No ${thing} is shown`} actions={toAll}>
        The address has a filter that this list does not know; see above. Choose again, or show the whole
        list.
      </EmptyState>
    );
  if (page.next || page.previous)
    return (
      <EmptyState title="Nothing found so far">
        There is too much to look through at once. The list goes on from here: look further with Next or
        Previous.
      </EmptyState>
    );
  if (url.filtered && page.skipped > 0)
    return (
      <EmptyState title="Nothing more matches these filters">
        The list ends here. What was found stands on the pages before.
      </EmptyState>
    );
  if (url.filtered)
    return (
      <EmptyState
        title={`No ${thing} matches ${url.searched ? `“${url.searched}”` : "these filters"}`}
        actions={toAll}
      >
        {url.searched && tip}
      </EmptyState>
    );
  if (url.placed) return gone ?? <EmptyState title="Nothing stands at this place" actions={toAll} />;
  return yet;
}
