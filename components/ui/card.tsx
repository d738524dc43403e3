import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A frame around what belongs together. */
export function Card({ title, description, actions, className, children }: CardProps) {
  return (
    <section className={cn("rounded-lg border border-line p-4", className)}>
      {(title || actions) && (
        <div className="mb-3 flex flex-wrap items-start justify-between gap-2">
          <div>
            {title && <h2 className="font-semibold">{title}</h2>}
            {description && <p className="text-muted text-sm">{description}</p>}
          </div>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}

/** The heading of a part of a page. */
export function SectionTitle({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="mt-6 mb-2 flex flex-wrap items-center justify-between gap-2">
      <h2 className="font-semibold">{children}</h2>
      {actions}
    </div>
  );
}
