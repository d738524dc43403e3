import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type Stat = { label: string; value: ReactNode; detail?: ReactNode; href?: string };

/** Figures in one frame, side by side: the figure above, what it counts beneath. */
export function StatRow({ stats, className }: { stats: readonly Stat[]; className?: string }) {
  return (
    <dl
      className={cn(
        "grid gap-px overflow-clip rounded-lg border border-line [grid-template-columns:repeat(auto-fit,minmax(140px,1fr))]",
        className,
      )}
    >
      {stats.map((stat) => (
        // Each cell draws its own lines, so that the empty part of a row is not grey.
        <div
          key={stat.label}
          className="flex min-w-0 flex-col px-4 py-3 shadow-[0_0_0_1px_var(--line)] [overflow-wrap:anywhere]"
        >
          <dt className="order-2 text-muted text-xs">{stat.label}</dt>
          <dd className="figures order-1 font-semibold text-lg">{linked(stat)}</dd>
          {stat.detail && <dd className="order-3 text-muted text-xs">{stat.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** One figure in a frame of its own: what it counts, the figure, a detail. */
export function StatTile({ label, value, detail, href, className }: Stat & { className?: string }) {
  return (
    <dl
      className={cn("min-w-0 rounded-lg border border-line px-3.5 py-3 [overflow-wrap:anywhere]", className)}
    >
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="figures font-semibold text-2xl tracking-tight">{linked({ label, value, href })}</dd>
      {detail && <dd className="text-muted text-xs">{detail}</dd>}
    </dl>
  );
}

function linked({ href, value }: Stat): ReactNode {
  if (!href) return value;
  return (
    <Link href={href} className="underline decoration-line underline-offset-4 hover:decoration-current">
      {value}
    </Link>
  );
}
