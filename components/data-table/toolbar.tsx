import type { ReactNode } from "react";

/** The row above a table: search and filters at the left, the page size at the right. */
export function Toolbar({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-2">
      {children}
      {end && <div className="ml-auto flex items-center gap-2">{end}</div>}
    </div>
  );
}
