import { counted } from "@/components/ui/figures";
import type { NamedImport } from "@/lib/contact-imports/listing";

/** How an upload ended, in one sentence. */
export function Outcome({ file }: { file: NamedImport }) {
  return <span className="text-ink">{sentence(file)}</span>;
}

function sentence(file: NamedImport): string {
  const { status, errorMessage, importCount } = file;
  if (status === "failed")
    return importCount === 0
      ? `${errorMessage ?? "It failed."} ${file.blocked ? "Nothing was blocked." : "Nothing was unblocked."}`
      : `${errorMessage ?? "It failed."} What the first ${counted(importCount, "row")} did stays.`;
  if (status === "stopped")
    return importCount === 0
      ? "Stopped before the first row. Nothing was changed."
      : `Stopped. What the first ${counted(importCount, "row")} did stays; the rest was not looked at.`;
  return file.blocked ? blocked(file) : unblocked(file);
}

function blocked({ blockedCount, alreadyBlockedCount, rejectedCount }: NamedImport): string {
  if (blockedCount > 0) {
    const already = alreadyBlockedCount > 0 ? ` ${counted(alreadyBlockedCount, "other")} already were.` : "";
    return `${counted(blockedCount, "number")} newly blocked.${already}`;
  }
  if (alreadyBlockedCount > 0) return "Nothing new to block: every number of the file was blocked already.";
  return rejectedCount > 0 ? "Nothing was blocked: every row was rejected." : "Nothing was blocked.";
}

function unblocked({ unblockedCount, notBlockedCount, rejectedCount }: NamedImport): string {
  if (unblockedCount > 0) {
    const others = notBlockedCount > 0 ? ` ${counted(notBlockedCount, "other")} had not been blocked.` : "";
    return `${counted(unblockedCount, "number")} unblocked.${others}`;
  }
  if (notBlockedCount > 0) return "Nothing to unblock: no number of the file was blocked.";
  return rejectedCount > 0 ? "Nothing was unblocked: every row was rejected." : "Nothing was unblocked.";
}
