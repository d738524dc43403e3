import { type ChangeLog, changeLogs } from "@/db/enums";

/** Log rows in a row of positions: all of one log, in the order of their ids. `ids` as PostgreSQL writes ranges. */
export type Segment = { log: ChangeLog; count: number; ids: string; lastId: number };

/** Ids that one segment holds at most: to read one of its positions, all of them are unfolded. */
const LARGEST = 2_000;

/**
 * Puts rows of both logs into one order, that of their ids, and cuts it into segments. `ids` are sorted. Leaves out
 * what lies behind `end`.
 */
export function segmentsOf(ids: Record<ChangeLog, number[]>, end = Number.POSITIVE_INFINITY): Segment[] {
  const at = { block: 0, opt_out: 0 };
  const next = (log: ChangeLog) => ids[log][at[log]] ?? Number.POSITIVE_INFINITY;
  const segments: Segment[] = [];
  for (;;) {
    const [first, second] = changeLogs;
    const log = next(first) <= next(second) ? first : second;
    const until = next(log === first ? second : first);
    if (next(log) > end || next(log) === Number.POSITIVE_INFINITY) return segments;
    const from = at[log];
    const most = Math.min(ids[log].length, from + LARGEST);
    do at[log]++;
    while (at[log] < most && next(log) < until && next(log) <= end);
    segments.push(segmentOf(log, ids[log].slice(from, at[log])));
  }
}

function segmentOf(log: ChangeLog, ids: number[]): Segment {
  const ranges: string[] = [];
  let low = ids[0] ?? 0;
  ids.forEach((id, place) => {
    const next = ids[place + 1];
    if (next === id + 1) return;
    ranges.push(`[${low},${id}]`);
    low = next ?? 0;
  });
  return { log, count: ids.length, ids: `{${ranges.join(",")}}`, lastId: ids.at(-1) ?? 0 };
}
