import { AutoRefresh } from "@/components/auto-refresh";
import { StopButton } from "@/components/form/stop-button";
import { paceOf } from "@/components/pace";
import { ProgressPanel } from "@/components/progress-panel";
import { count } from "@/components/ui/figures";
import type { Stat } from "@/components/ui/stats";
import { hiddenWords, leftOutColumns } from "@/lib/contact-imports/hidden";
import type { NamedImport } from "@/lib/contact-imports/listing";
import { importPercent } from "@/lib/contact-imports/progress";
import { undoingOf } from "@/lib/unblock-contact-jobs/reading";
import type { PageContext } from "@/lib/web/context";
import { stop } from "../actions";
import { someRest, undoneWords } from "../undone-words";
import { NextSteps } from "./next-steps";
import { outcomeOf } from "./outcome";

/** Shows the progress of an upload, live, and the result of its rows. */
export async function Run({ ctx, file }: { ctx: PageContext; file: NamedImport }) {
  if (file.status === "uploading" || file.status === "draft") return null;
  const undoing = (await undoingOf(ctx, [file.id])).get(file.id);
  const undone = undoneWords(
    { blocked: file.blocked, changed: file.blockedCount + file.unblockedCount },
    undoing,
  );
  const underWay = file.status === "pending" || file.status === "running";
  const leftOut = hiddenWords({ hiddenRows: file.leftOutCount, hiddenColumns: leftOutColumns(file) });
  return (
    <>
      {underWay && <AutoRefresh />}
      <ProgressPanel
        label={`${file.blocked ? "Blocking" : "Unblocking"} the numbers of ${file.name}`}
        status={file.status}
        percent={importPercent(file)}
        done={file.importCount}
        total={file.totalCount}
        startedAt={file.startedAt}
        counts={countsOf(file)}
        message={underWay ? undefined : <Message outcome={outcomeOf(file)} undone={undone} />}
        actions={underWay && <StopButton id={file.id} action={stop} />}
      />
      {!underWay && <NextSteps ctx={ctx} file={file} rest={someRest(undoing)} />}
      {!underWay && <p className="figures mt-2 text-muted text-sm">{took(file)}</p>}
      {leftOut && <p className="figures mt-2 text-muted text-sm">Left out, because hidden: {leftOut}.</p>}
    </>
  );
}

function Message({ outcome, undone }: { outcome: string; undone: string | null }) {
  return (
    <span className="text-ink">
      {outcome}
      {undone && <strong className="block font-semibold">{undone}.</strong>}
    </span>
  );
}

function countsOf(file: NamedImport): Stat[] {
  const changed = file.blocked
    ? [
        { label: "newly blocked", value: count(file.blockedCount) },
        { label: "already blocked", value: count(file.alreadyBlockedCount) },
      ]
    : [
        { label: "unblocked", value: count(file.unblockedCount) },
        { label: "not blocked", value: count(file.notBlockedCount) },
      ];
  return [
    ...changed,
    { label: "duplicates in the file", value: count(file.duplicateCount) },
    { label: "rejected", value: count(file.rejectedCount) },
  ];
}

function took({ startedAt, succeededAt, stoppedAt, failedAt, importCount }: NamedImport): string | null {
  const pace = paceOf({ startedAt, until: succeededAt ?? stoppedAt ?? failedAt, done: importCount });
  return pace && `took ${pace.took}${pace.rate ? ` · ${pace.rate}` : ""}`;
}
