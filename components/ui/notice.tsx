import type { ReactNode } from "react";

type NoticeProps = { title: string; code?: string; alert?: boolean; children: ReactNode };

/** A whole page with one message: not found, not allowed, broken. */
export function Notice({ title, code, alert, children }: NoticeProps) {
  return (
    <section
      role={alert ? "alert" : undefined}
      className="mx-auto grid max-w-[480px] justify-items-start gap-3 py-[12dvh] max-lg:px-4"
    >
      {code && <p className="mono text-muted text-xs">{code}</p>}
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <div className="grid justify-items-start gap-4 text-muted leading-6 [&_strong]:text-ink">
        {children}
      </div>
    </section>
  );
}
