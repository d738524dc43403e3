import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type EmptyBlacklistProps = {
  /** How many numbers the company has blocked. */
  total: number;
  searched?: string;
  /** Whether the URL names a place further on in the list. */
  placed: boolean;
  mayImport: boolean;
};

/** Why there are no rows, and what to do about it. */
export function EmptyBlacklist({ total, searched, placed, mayImport }: EmptyBlacklistProps) {
  if (searched && !placed)
    return (
      <EmptyState
        title={`No blocked number matches “${searched.trim()}”`}
        actions={
          <Button asChild>
            <Link href="/contacts">Show the whole Blacklist</Link>
          </Button>
        }
      >
        Search for a number in any spelling, its beginning, its last digits, or a name.
      </EmptyState>
    );
  if (total > 0)
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

/** Says that the URL's place in the list could not be read. */
export function LostPlace() {
  return (
    <p role="status" className="mb-2.5 rounded-md bg-amber-soft px-3 py-2 text-amber text-sm">
      The address names a place that is not in this list. This is its first page.
    </p>
  );
}
