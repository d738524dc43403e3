import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A key of the keyboard. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        "mono inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-canvas px-1 text-muted text-xs",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
