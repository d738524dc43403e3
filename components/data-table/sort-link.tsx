"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { PLACE } from "@/components/data-table/place";
import { cn } from "@/components/ui/cn";

export type SortState = { order: string; dir: "asc" | "desc" };

type SortLinkProps = { sort: string; first?: "asc" | "desc"; current?: SortState; children: ReactNode };

/**
 * A column's header as a link that sorts by the column, or in the other direction when the list is already sorted by
 * it.
 */
export function SortLink({ sort, first = "asc", current, children }: SortLinkProps) {
  const pathname = usePathname();
  const router = useRouter();
  const now = current?.order === sort ? current.dir : undefined;
  const turned = now === "asc" ? "desc" : "asc";
  const sorted = (search: URLSearchParams | string) => {
    const params = new URLSearchParams(search);
    params.set("order", sort);
    params.set("order_dir", now ? turned : first);
    for (const name of PLACE) params.delete(name);
    return `${pathname}?${params}`;
  };
  const Arrow = now === "asc" ? ArrowUp : now === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <Link
      href={sorted(useSearchParams())}
      // The URL may be ahead of the page: a search that is still loading is kept.
      onNavigate={(event) => {
        event.preventDefault();
        router.replace(sorted(window.location.search), { scroll: false });
      }}
      prefetch={false}
      replace
      scroll={false}
      className={cn(
        "group -mx-1 inline-flex items-center gap-1 rounded-sm px-1 py-1 hover:text-ink max-sm:py-2",
        now && "text-ink",
      )}
    >
      {children}
      <Arrow
        aria-hidden="true"
        className={cn(
          "size-3.5",
          !now && "opacity-45 group-hover:opacity-100 group-focus-visible:opacity-100",
        )}
      />
    </Link>
  );
}
