import { count, duration } from "@/components/ui/figures";

type Work = {
  startedAt: Date | null;
  /** When it ended; now, while it runs. */
  until: Date | null;
  /** Rows done. */
  done: number;
};

/** How long work took and how many rows a second it did; null before it began. */
export type Pace = { took: string; rate: string | null };

/** Reads the pace of long work; one that took less than a second has no rate worth a word. */
export function paceOf({ startedAt, until, done }: Work): Pace | null {
  if (!startedAt || !until) return null;
  const seconds = Math.max(0, (until.getTime() - startedAt.getTime()) / 1000);
  if (seconds < 1) return { took: "less than 1 s", rate: null };
  return { took: duration(seconds), rate: done > 0 ? `${count(Math.round(done / seconds))} a second` : null };
}

/** The pace in a table's cell: how long, and beneath it how fast. */
export function PaceCell({ pace }: { pace: Pace | null }) {
  if (!pace) return "–";
  return (
    <span className="figures">
      {pace.took}
      {pace.rate && <span className="block whitespace-nowrap text-muted text-xs">{pace.rate}</span>}
    </span>
  );
}
