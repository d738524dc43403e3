import Link from "next/link";
import { SearchBox } from "@/components/data-table/search-box";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize } from "@/components/data-table/url-select";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";

/** The search and the page size above offers and schedules. */
export function SetUpToolbar({ tooShort }: { tooShort: boolean }) {
  return (
    <Toolbar end={<PageSize />}>
      <SearchBox label="Search a name or a number of yours" minLength={SHORTEST_SEARCH} />
      {tooShort && <p className="text-muted text-sm">A search needs {SHORTEST_SEARCH} characters or more.</p>}
    </Toolbar>
  );
}

type NothingFoundProps = { what: "offer" | "schedule"; searched?: string };

/** In place of rows: nothing matches, or nothing stands at the URL's place. */
export function NothingFound({ what, searched }: NothingFoundProps) {
  return (
    <EmptyState
      title={searched ? `No ${what} matches “${searched}”` : "Nothing stands at this place"}
      actions={
        <Button asChild>
          <Link href={`/${what}s`}>Show all {what}s</Link>
        </Button>
      }
    />
  );
}
