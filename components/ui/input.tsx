import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

export const fieldLook =
  "w-full rounded-md border border-field bg-canvas text-ink text-sm transition-colors hover:border-muted disabled:cursor-not-allowed disabled:border-line disabled:bg-hover disabled:text-muted aria-invalid:border-red focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(fieldLook, "h-8 px-2.5 max-sm:h-10", className)} {...rest} />;
}

export function Textarea({ className, rows = 6, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn(fieldLook, "block px-2.5 py-1.5", className)} {...rest} />;
}
