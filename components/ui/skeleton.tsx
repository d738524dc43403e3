import { cn } from "@/components/ui/cn";

/** A placeholder of the same size as the content that is being fetched. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("animate-pulse rounded-md bg-neutral-soft", className)} />;
}

/** A placeholder for a table whose rows are being fetched, as high as the table will be. */
export function TableSkeleton({ rows = 10, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="overflow-clip rounded-lg border border-line">
      <div className="h-9 border-line border-b bg-panel" />
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-line border-b px-4 last:border-b-0">
          <Skeleton className="h-3 w-28" />
          <Skeleton className="h-3 w-24" />
          <Skeleton className="h-3 flex-1" />
        </div>
      ))}
    </div>
  );
}
