import { count, duration } from "@/components/ui/figures";
import type { DataExport } from "@/db/schema/data-exports";

type Timed = Pick<DataExport, "startedAt" | "succeededAt" | "failedAt" | "exportedCount">;

export type Timing = { took: string; rate: string | null };

/**
 * Returns how long an export took and how fast it was; null while it has not ended. An export of less than a second has
 * no rate, because it would say nothing.
 */
export function timingOf({ startedAt, succeededAt, failedAt, exportedCount }: Timed): Timing | null {
  const endedAt = succeededAt ?? failedAt;
  if (!startedAt || !endedAt) return null;
  const seconds = Math.max(0, (endedAt.getTime() - startedAt.getTime()) / 1000);
  if (seconds < 1) return { took: "less than 1 s", rate: null };
  const rate = exportedCount > 0 ? `${count(Math.round(exportedCount / seconds))} a second` : null;
  return { took: duration(seconds), rate };
}
