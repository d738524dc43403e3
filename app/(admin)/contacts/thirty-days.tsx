import Link from "next/link";
import { count } from "@/components/ui/figures";
import { LineChart } from "@/components/ui/line-chart";
import { StatTile } from "@/components/ui/stats";
import type { Day } from "@/lib/block-logs/thirty-days";
import type { Permissions } from "@/lib/allow";
import { dayWords, stopParts } from "./day-words";
import { FiguresDialog } from "./figures-dialog";

/**
 * Shows what was stopped, blocked and unblocked today, each figure with a link to its rows, and the last thirty days
 * beside it.
 */
export function ThirtyDays({ days, permissions }: { days: [...Day[], Day]; permissions: Permissions }) {
  const today = days[days.length - 1] ?? days[0];
  const points = days.map(({ day }) => dayWords(day));
  const rows = (action: "block" | "unblock") => `/block_logs?action=${action}&created_at_from=${today.day}`;
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-[repeat(3,152px)_1fr_1fr]">
      <StatTile
        label="Stopped today"
        value={count(today.stop.all)}
        detail={<StoppedParts day={today} permissions={permissions} />}
        className="max-sm:col-span-2"
      />
      <StatTile label="Blocked today" value={count(today.block.all)} href={rows("block")} />
      <StatTile label="Unblocked today" value={count(today.unblock.all)} href={rows("unblock")} />
      <LineChart
        title="Stops a day"
        tone="accent"
        points={points}
        values={days.map(({ stop }) => stop.all)}
        className="sm:max-xl:col-span-full"
      />
      <LineChart
        title="Blocks a day"
        tone="red"
        points={points}
        values={days.map(({ block }) => block.all)}
        figures={<FiguresDialog days={days} />}
        className="sm:max-xl:col-span-full"
      />
    </div>
  );
}

/** Shows "6 calls out · 3 in · 2 texts", each as a link for readers who may see those calls or texts. */
function StoppedParts({ day, permissions }: { day: Day; permissions: Permissions }) {
  const parts = stopParts(day);
  if (parts.length === 0) return "calls and texts, in and out";
  return parts.map(({ words, href, permission }, index) => (
    <span key={href} className="whitespace-nowrap">
      {index > 0 && " · "}
      {permissions.has(permission) ? (
        <Link
          href={href}
          prefetch={false}
          className="underline decoration-line underline-offset-2 hover:text-ink"
        >
          {words}
        </Link>
      ) : (
        words
      )}
    </span>
  ));
}
