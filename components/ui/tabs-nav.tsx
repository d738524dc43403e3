"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";

export type TabLink = {
  label: string;
  href: string;
  /** Another path whose pages belong to it. */
  also?: string;
};

/**
 * Links in a row; the link of this page is underlined. On a phone they scroll sideways, with the current one in sight.
 */
export function TabsNav({ label, links }: { label: string; links: readonly TabLink[] }) {
  const current = currentTab(usePathname(), links);
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>("[aria-current]");
    if (tab && row.current) row.current.scrollLeft = tab.offsetLeft - 48;
  }, [current]);
  return (
    <nav aria-label={label} className="mb-4 border-line border-b">
      <ul ref={row} className="-mb-px flex gap-5 overflow-x-auto [scrollbar-width:none]">
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              aria-current={link === current ? "page" : undefined}
              className={cn(
                "block border-transparent border-b-2 py-2 text-muted text-sm whitespace-nowrap outline-offset-[-2px] hover:border-field/60 hover:text-ink",
                link === current && "border-ink font-medium text-ink hover:border-ink",
              )}
            >
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function currentTab(pathname: string, links: readonly TabLink[]): TabLink | undefined {
  const paths = links.flatMap((link) =>
    [link.href, link.also].flatMap((href) => (href ? [{ link, path: href.split("?")[0] ?? href }] : [])),
  );
  const exact = paths.find(({ path }) => path === pathname);
  if (exact) return exact.link;
  const above = paths.filter(({ path }) => pathname.startsWith(`${path}/`));
  return above.sort((a, b) => b.path.length - a.path.length)[0]?.link;
}
