import Link from "next/link";
import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  subtitle?: ReactNode;
  /** Buttons, to the right of the title; beneath it on a phone. */
  actions?: ReactNode;
  /** The list that this page belongs to. */
  parent?: { label: string; href: string };
};

/** The only `h1` of a page, with a sentence beneath it. */
export function PageHeader({ title, subtitle, actions, parent }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {parent && (
          <Link href={parent.href} className="mb-1 inline-block text-muted hover:text-ink hover:underline">
            {parent.label}
          </Link>
        )}
        <h1 className="font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">{title}</h1>
        {subtitle && (
          <p className="figures mt-0.5 max-w-[720px] text-muted [overflow-wrap:anywhere]">{subtitle}</p>
        )}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
