import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What the Blacklist shows while nothing is blocked. */
export function NothingBlocked({ mayImport }: { mayImport: boolean }) {
  return (
    <EmptyState
      title="Nothing is blocked yet"
      actions={
        mayImport && (
          <Button asChild variant="primary">
            <Link href="/contact_imports/new">Upload Blacklist</Link>
          </Button>
        )
      }
    >
      Upload a list of numbers or paste some; block a caller from a call; or let your systems block through
      the API. What is blocked then stands here.
    </EmptyState>
  );
}

/** What the Blacklist shows when the rows of this place have left it. */
export function NothingLeft() {
  return (
    <EmptyState
      title="Nothing is left on this page"
      actions={
        <Button asChild>
          <Link href="/contacts">Back to the first page</Link>
        </Button>
      }
    >
      The numbers that stood here have been unblocked meanwhile.
    </EmptyState>
  );
}
