import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type EmptyLeadsProps = {
  filtered: boolean;
  /** Whether the URL names a place further on in the list. */
  placed: boolean;
  searched?: string;
  mayWrite: boolean;
};

/** Why there are no rows, and what to do about it. */
export function EmptyLeads({ filtered, placed, searched, mayWrite }: EmptyLeadsProps) {
  if (filtered || placed)
    return (
      <EmptyState
        title={titleOf({ filtered, searched })}
        actions={
          <Button asChild>
            <Link href="/leads">Show all leads</Link>
          </Button>
        }
      >
        {searched && "Search for a number in any spelling, its beginning, or its last digits."}
      </EmptyState>
    );
  return (
    <EmptyState
      title="No leads yet"
      actions={
        mayWrite && (
          <Button asChild variant="primary">
            <Link href="/leads/new">New lead</Link>
          </Button>
        )
      }
    >
      Leads come in over the API, with an access token or with the lead token of an offer or a schedule, and
      then stand here.
    </EmptyState>
  );
}

function titleOf({ filtered, searched }: Pick<EmptyLeadsProps, "filtered" | "searched">): string {
  if (!filtered) return "Nothing stands at this place";
  return searched ? `No lead matches “${searched.trim()}”` : "No lead matches these filters";
}
