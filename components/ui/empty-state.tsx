import type { ReactNode } from "react";

type EmptyStateProps = {
  /** Why it is empty: "Nothing blocked yet" and "No number matches 719" differ. */
  title: ReactNode;
  children?: ReactNode;
  /** What to do next. */
  actions?: ReactNode;
};

/** One sentence that is shown instead of a few rows within a page. */
export function EmptyLine({ children }: { children: ReactNode }) {
  return <p className="px-4 py-3 text-muted text-sm">{children}.</p>;
}

/** What a list shows when it has no rows. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-1 px-6 py-12 text-center [overflow-wrap:anywhere]">
      <p className="font-semibold">{title}</p>
      {children && <div className="text-balance text-muted text-sm">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
