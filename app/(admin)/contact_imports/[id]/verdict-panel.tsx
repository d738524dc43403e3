import { AutoRefresh } from "@/components/auto-refresh";
import { SectionTitle } from "@/components/ui/card";
import { count, counted } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { Judged, Preview } from "@/lib/contact-imports/preview";
import { PreviewTable } from "./preview-table";
import { readAsSentence } from "./read-as";
import { extentSentence, verdictSentence } from "./verdicts";

/** How soon the counts grow on the page, in milliseconds. */
const OFTEN = 500;
/** Reasons that are told with their counts. */
const REASONS = 5;

type VerdictPanelProps = {
  preview: Preview;
  blocked: boolean;
  /** What is still to be chosen. */
  unsettled: string | null;
  zone: string;
};

/** What a draft would do, as far as it is judged: the counts of the whole file, then some of its rows. */
export function VerdictPanel({ preview, blocked, unsettled, zone }: VerdictPanelProps) {
  const { judged, readAs } = preview;
  const underWay = judged?.status === "pending" || judged?.status === "running";
  return (
    <section className="grid gap-1">
      {underWay && <AutoRefresh everyMs={OFTEN} />}
      <SectionTitle>What would happen</SectionTitle>
      <p role="status" className="figures text-sm">
        {unsettled ?? (judged && summary(judged, blocked))}
      </p>
      {judged && !unsettled && <Details judged={judged} zone={zone} />}
      {readAs && <p className="mb-2 text-muted text-sm">{readAsSentence(readAs)}</p>}
      {preview.looked > 0 && <PreviewTable rows={shownRows(preview)} />}
    </section>
  );
}

function summary(judged: Judged, blocked: boolean): string {
  if (judged.status === "failed") return judged.errorMessage ?? "The file could not be judged.";
  return verdictSentence(judged, { blocked }) || "Nothing yet.";
}

function Details({ judged, zone }: { judged: Judged; zone: string }) {
  const { problems, strangeCount, asOf, status } = judged;
  const more = problems.length - REASONS;
  return (
    <>
      {problems.length > 0 && (
        <p className="text-muted text-sm">
          Rejected:{" "}
          {problems
            .slice(0, REASONS)
            .map(({ problem, rows }) => `${count(rows)} × ${problem}`)
            .join(" · ")}
          {more > 0 && ` · ${counted(more, "more reason")}`}
        </p>
      )}
      {strangeCount > 0 && (
        <p className="text-amber text-sm">
          {counted(strangeCount, "number")} may be somebody else’s: not in use, or taken for another
          country’s.
        </p>
      )}
      <p className="text-muted text-sm">
        {extentSentence(judged)}
        {status === "succeeded" && judged.whole && asOf && (
          <>
            {" "}
            <Time value={asOf} zone={zone} />.
          </>
        )}
      </p>
    </>
  );
}

/** All rows of a short file; of a longer one some of each verdict. */
function shownRows({ rows, looked, judged }: Preview) {
  return judged && judged.rowCount > looked ? judged.samples : rows;
}
