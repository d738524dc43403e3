"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { CompanySwitch } from "@/components/shell/company-switch";
import { isCurrent, type NavLink, type ShellProps } from "@/components/shell/types";
import { UserMenu } from "@/components/shell/user-menu";
import { cn } from "@/components/ui/cn";

/** The entries that a user may use, under their headings, with the company above and the user beneath. */
export function Sidebar({ groups, onLeave, ...props }: ShellProps & { onLeave?: () => void }) {
  const pathname = usePathname();
  return (
    <div className="flex h-full flex-col">
      <div className="px-2 pt-3 pb-2">
        <CompanySwitch
          company={props.company}
          companies={props.companies}
          switchCompany={props.switchCompany}
        />
      </div>
      <nav aria-label="Main" className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {groups.map((group) => (
          <div key={group.label ?? ""} className="pt-1">
            {group.label && <h2 className="px-2 pt-3 pb-1 font-medium text-muted text-xs">{group.label}</h2>}
            <ul className="grid gap-px">
              {group.links.map((link) => (
                <li key={link.href}>
                  <Entry link={link} current={isCurrent(pathname, link)} onLeave={onLeave} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="border-line border-t p-2">
        <UserMenu user={props.user} />
      </div>
    </div>
  );
}

function Entry({ link, current, onLeave }: { link: NavLink; current: boolean; onLeave?: () => void }) {
  return (
    <Link
      href={link.href}
      aria-current={current ? "page" : undefined}
      onClick={onLeave}
      className={cn(
        "flex items-center justify-between gap-2 rounded-md px-2 py-1.5 text-sm outline-offset-[-2px] hover:bg-hover active:bg-hover max-lg:py-2.5",
        current && "bg-accent-soft font-medium text-accent hover:bg-accent-soft",
      )}
    >
      {link.label}
      {link.count ? (
        <span className="rounded-full bg-amber-soft px-1.5 font-medium text-amber text-xs tabular-nums">
          {link.count >= 1_000 ? "1,000+" : link.count}
          <span className="sr-only"> waiting</span>
        </span>
      ) : null}
    </Link>
  );
}
