import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type EmptyTextsProps = {
  filtered: boolean;
  /** Whether the URL names a place further on in the list. */
  placed: boolean;
  searched?: string;
};

/** Why there are no rows, and what to do about it. */
export function EmptyTexts({ filtered, placed, searched }: EmptyTextsProps) {
  if (!filtered && !placed)
    return (
      <EmptyState title="No text messages yet">
        A text stands here as soon as one comes in, or goes out from a person, a schedule or the API. So do
        those that are refused.
      </EmptyState>
    );
  const nothing = searched ? `No text matches “${searched.trim()}”` : "No text matches these filters";
  return (
    <EmptyState
      title={filtered ? nothing : "Nothing stands at this place"}
      actions={
        <Button asChild>
          <Link href="/text_messages">Show all texts</Link>
        </Button>
      }
    >
      {searched && "Search for a number in any spelling, its beginning, or its last digits."}
    </EmptyState>
  );
}
