import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { count } from "@/components/ui/figures";

type PaginationProps = {
  /** The position of the first row shown, counted from 1. Left out when the rows were not counted. */
  from?: number;
  to?: number;
  total?: number;
  /** False when counting stopped early: the total is then shown as "10,000+". */
  totalExact?: boolean;
  previousHref?: string | null;
  nextHref?: string | null;
};

/** "1 to 25 of 1,204,311" with links to the previous and the next page. */
export function Pagination(props: PaginationProps) {
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-8 flex-wrap items-center justify-between gap-2 px-0.5 py-2.5"
    >
      <p className="figures text-muted text-sm">{position(props)}</p>
      <div className="flex gap-1">
        <Step href={props.previousHref} rel="prev">
          <ArrowLeft aria-hidden="true" /> Previous
        </Step>
        <Step href={props.nextHref} rel="next">
          Next <ArrowRight aria-hidden="true" />
        </Step>
      </div>
    </nav>
  );
}

function position({ from, to, total, totalExact = true, nextHref }: PaginationProps): string {
  if (from !== undefined && to !== undefined && to < from && nextHref) return "none so far";
  const all = total === undefined ? "" : count(total, totalExact);
  if (total === 0 || to === 0) return "0 rows";
  if (from !== undefined && to !== undefined && to < from) return "no more";
  if (from === undefined || to === undefined) return all && `${all} ${total === 1 ? "row" : "rows"}`;
  return `${count(from)} to ${count(to)}${all && ` of ${all}`}`;
}

function Step({ href, rel, children }: { href?: string | null; rel: "prev" | "next"; children: ReactNode }) {
  if (!href) return <Button disabled>{children}</Button>;
  return (
    <Button asChild>
      <Link href={href} rel={rel} scroll>
        {children}
      </Link>
    </Button>
  );
}
