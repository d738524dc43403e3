import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type Fact = { term: string; value: ReactNode };

/** Facts about one thing: terms at the left, values at the right. On a phone each value is below its term. */
export function DescriptionList({ facts, className }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl className={cn("divide-y divide-line rounded-lg border border-line text-sm", className)}>
      {facts.map((fact) => (
        <div key={fact.term} className="gap-4 px-4 py-2.5 sm:grid sm:grid-cols-[180px_minmax(0,1fr)]">
          <dt className="text-muted">{fact.term}</dt>
          <dd className="[overflow-wrap:anywhere]">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
