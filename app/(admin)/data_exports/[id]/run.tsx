import Link from "next/link";
import { AutoRefresh } from "@/components/auto-refresh";
import { ProgressPanel } from "@/components/progress-panel";
import { Button } from "@/components/ui/button";
import { bytes, counted } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import { hasFile, EXPORT_KEPT_DAYS } from "@/lib/data-exports/schema";
import type { NamedExport } from "@/lib/data-exports/listing";
import { sameAgainHref } from "../filter-words";
import { percentDone } from "../row";
import { timingOf } from "../timing";

type RunProps = { record: NamedExport; zone: string };

/** Shows the progress of an export, live, and the file when it has ended. */
export function Run({ record, zone }: RunProps) {
  const underWay = record.status === "pending" || record.status === "running";
  const there = hasFile(record);
  const timing = timingOf(record);
  return (
    <>
      {underWay && <AutoRefresh />}
      <ProgressPanel
        label="Exporting the Blacklist"
        status={record.status}
        percent={percentDone(record)}
        done={record.exportedCount}
        total={record.totalCount}
        startedAt={record.startedAt}
        counts={[]}
        unit="numbers"
        message={underWay ? undefined : <Outcome record={record} zone={zone} />}
      />
      {!underWay && (
        <div className="mt-4 flex flex-wrap items-center gap-2">
          {there && (
            <Button asChild variant="primary">
              <a href={`/data_exports/${record.id}/download`} download>
                Download{record.byteSize !== null && ` ${bytes(record.byteSize)}`}
              </a>
            </Button>
          )}
          <Button asChild variant={there ? "secondary" : "primary"}>
            <Link href={sameAgainHref(record, zone)}>Export the same again</Link>
          </Button>
          {timing && (
            <p className="figures text-muted text-sm">
              took {[timing.took, timing.rate].filter(Boolean).join(" · ")}
            </p>
          )}
        </div>
      )}
    </>
  );
}

/** Says how the export ended, in one or two sentences. */
function Outcome({ record, zone }: RunProps) {
  if (record.status === "failed")
    return (
      <span className="text-ink">
        {record.errorMessage ?? "It failed."} There is no file; nothing of the Blacklist was changed.
      </span>
    );
  if (record.status === "stopped") return <span className="text-ink">Stopped. There is no file.</span>;
  const gone = !hasFile(record);
  return (
    <span className="text-ink">
      {counted(record.exportedCount, "number")}, as they were{" "}
      {record.asOf && <Time value={record.asOf} zone={zone} show="exact" />}.{" "}
      {gone ? `The file was removed after ${EXPORT_KEPT_DAYS} days.` : <Kept record={record} zone={zone} />}
    </span>
  );
}

function Kept({ record: { expiresAt }, zone }: RunProps) {
  if (!expiresAt) return null;
  return (
    <span className="text-muted">
      The file is kept until <Time value={expiresAt} zone={zone} show="date" />.
    </span>
  );
}
