import { count, counted } from "@/components/ui/figures";
import type { ContactImport } from "@/db/schema/contact-imports";

type Ended = Pick<
  ContactImport,
  | "status"
  | "blocked"
  | "errorMessage"
  | "importCount"
  | "blockedCount"
  | "alreadyBlockedCount"
  | "unblockedCount"
  | "notBlockedCount"
  | "duplicateCount"
  | "rejectedCount"
>;

/** Says how an upload ended, with counts that add up: "10,049 rows: 9,972 newly blocked, 77 rejected." */
export function outcomeOf(file: Ended): string {
  const { status, errorMessage, importCount } = file;
  const nothing = file.blocked ? "Nothing was blocked." : "Nothing was unblocked.";
  if (status === "failed") {
    const why = errorMessage ?? "It failed.";
    return importCount === 0 ? `${why} ${nothing}` : `${why} ${sum(file)} What they did stays.`;
  }
  if (status === "stopped")
    return importCount === 0
      ? "Stopped before the first row. Nothing was changed."
      : `Stopped. ${sum(file)} What they did stays; the rest was not looked at.`;
  if (file.blockedCount + file.unblockedCount > 0) return sum(file);
  if (file.alreadyBlockedCount > 0) return `Nothing new to block. ${sum(file)}`;
  if (file.notBlockedCount > 0) return `Nothing to unblock. ${sum(file)}`;
  return `${nothing} ${sum(file)}`;
}

function sum(file: Ended): string {
  const parts = [
    [file.blockedCount, "newly blocked"],
    [file.alreadyBlockedCount, "already blocked"],
    [file.unblockedCount, "unblocked"],
    [file.notBlockedCount, "not blocked before"],
    [file.duplicateCount, file.duplicateCount === 1 ? "duplicate" : "duplicates"],
    [file.rejectedCount, "rejected"],
  ] as const;
  const said = parts.filter(([rows]) => rows > 0).map(([rows, words]) => `${count(rows)} ${words}`);
  return `${counted(file.importCount, "row")}: ${said.join(", ")}.`;
}
