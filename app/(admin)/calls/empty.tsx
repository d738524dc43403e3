import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type EmptyCallsProps = {
  filtered: boolean;
  /** Whether the URL names a place further on in the list. */
  placed: boolean;
  searched?: string;
  maySetUp: boolean;
};

/** Why there are no rows, and what to do about it. */
export function EmptyCalls({ filtered, placed, searched, maySetUp }: EmptyCallsProps) {
  if (filtered || placed)
    return (
      <EmptyState
        title={titleOf({ filtered, searched })}
        actions={
          <Button asChild>
            <Link href="/calls">Show all calls</Link>
          </Button>
        }
      >
        {searched && "Search for a number in any spelling, its beginning, or its last digits."}
      </EmptyState>
    );
  return (
    <EmptyState
      title="No calls yet"
      actions={
        maySetUp && (
          <Button asChild variant="primary">
            <Link href="/offers">Set up offers</Link>
          </Button>
        )
      }
    >
      A call stands here as soon as one comes in to a number of an offer, or goes out from a schedule or the
      API. So do those that are refused.
    </EmptyState>
  );
}

function titleOf({ filtered, searched }: Pick<EmptyCallsProps, "filtered" | "searched">): string {
  if (!filtered) return "Nothing stands at this place";
  return searched ? `No call matches “${searched.trim()}”` : "No call matches these filters";
}
