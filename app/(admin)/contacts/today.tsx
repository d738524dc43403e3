import { count } from "@/components/ui/figures";
import { StatTile } from "@/components/ui/stats";
import type { Today as Changes } from "@/lib/block-logs/today";

/** What changed since midnight in the company's time zone, each figure leading to its rows. */
export function Today({ today, zone }: { today: Changes; zone: string }) {
  const date = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(today.since);
  const rows = (action: "block" | "unblock") => `/block_logs?action=${action}&created_at_from=${date}`;
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 sm:max-w-100">
      <StatTile
        label="Blocked today"
        value={count(today.block.count, today.block.exact)}
        href={rows("block")}
      />
      <StatTile
        label="Unblocked today"
        value={count(today.unblock.count, today.unblock.exact)}
        href={rows("unblock")}
      />
    </div>
  );
}
