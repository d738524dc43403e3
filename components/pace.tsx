import { count, duration } from "@/components/ui/figures";

type Work = {
  startedAt: Date | null;
  /** When it ended, or the time now while it runs. */
  until: Date | null;
  /** How many rows are done. */
  done: number;
};

/** How long work took and how many rows it did a second. */
export type Pace = { took: string; rate: string | null };

/** Returns the pace of long work, or null before it began. Work of less than a second has no rate. */
export function paceOf({ startedAt, until, done }: Work): Pace | null {
  if (!startedAt || !until) return null;
  const seconds = Math.max(0, (until.getTime() - startedAt.getTime()) / 1000);
  if (seconds < 1) return { took: "less than 1 s", rate: null };
  return { took: duration(seconds), rate: done > 0 ? `${count(Math.round(done / seconds))} a second` : null };
}

/** The pace in a table's cell: the time it took, and the rate beneath. */
export function PaceCell({ pace }: { pace: Pace | null }) {
  if (!pace) return "–";
  return (
    <span className="figures">
      {pace.took}
      {pace.rate && <span className="block whitespace-nowrap text-muted text-xs">{pace.rate}</span>}
    </span>
  );
}
