import { cn } from "@/components/ui/cn";

/** An HTTP method. A method that only reads is quieter. */
export function Method({ children, className }: { children: string; className?: string }) {
  return (
    <span
      className={cn(
        "mono shrink-0 text-xs",
        children === "GET" ? "text-muted" : "font-medium text-accent",
        className,
      )}
    >
      {children}
    </span>
  );
}
