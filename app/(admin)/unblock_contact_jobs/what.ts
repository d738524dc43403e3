import { exactTime } from "@/components/ui/time-text";
import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import { PASTED } from "@/lib/contact-imports/schema";
import type { Selection } from "@/lib/unblock-contact-jobs/schema";

type Asked = Pick<UnblockContactJob, "kind" | "selection" | "contactImportId" | "undoneJobId">;

/** Returns what a job was asked to do, as a title: "Numbers that november.csv blocked", "Undo of unblocking 12". */
export function whatOf(job: Asked & { contactImportName: string | null }, zone: string): string {
  const upload = job.contactImportName ?? `upload ${job.contactImportId}`;
  if (job.kind === "undo")
    return job.undoneJobId === null ? `Undo of ${upload}` : `Undo of unblocking ${job.undoneJobId}`;
  const { by, fileName, fulltext, blockedAtFrom, blockedAtTo } = job.selection;
  if (by === "contact_import") return `Numbers that ${upload} blocked`;
  if (by === "file") return fileName?.startsWith(PASTED) ? fileName : `Numbers of ${fileName ?? "a file"}`;
  if (by === "fulltext") return `Search for “${fulltext?.trim()}”`;
  if (by === "all") return "Everything on the Blacklist";
  if (by === "blocked_at") return `Blocked ${between(blockedAtFrom, blockedAtTo, zone)}`;
  return "A list of numbers";
}

/** Returns the same as `whatOf` for a selection that is only being previewed. */
export function whatSelected(
  selection: Selection,
  { fileName, contactImportName }: { fileName?: string; contactImportName: string | null },
  zone: string,
): string {
  const { by } = selection;
  const asked =
    selection.by === "blocked_at"
      ? {
          by,
          blockedAtFrom: selection.blockedAtFrom?.toISOString(),
          blockedAtTo: selection.blockedAtTo?.toISOString(),
        }
      : { by, fileName, fulltext: selection.by === "fulltext" ? selection.fulltext : undefined };
  return whatOf(
    { kind: "clear", selection: asked, contactImportId: null, undoneJobId: null, contactImportName },
    zone,
  );
}

function between(from: string | undefined, to: string | undefined, zone: string): string {
  const words = (time: string) => exactTime(new Date(time), zone);
  if (from && to) return `from ${words(from)} to ${words(to)}`;
  return from ? `since ${words(from)}` : `until ${words(to ?? "")}`;
}
