import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const badgeLook = cva(
  "inline-flex items-center gap-1.5 rounded-full px-2 py-px font-medium text-xs whitespace-nowrap",
  {
    variants: {
      tone: {
        red: "bg-red-soft text-red",
        amber: "bg-amber-soft text-amber",
        green: "bg-green-soft text-green",
        blue: "bg-accent-soft text-accent",
        neutral: "bg-neutral-soft text-neutral",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type Tone = NonNullable<VariantProps<typeof badgeLook>["tone"]>;

type BadgeProps = { tone?: Tone; dot?: boolean; pulse?: boolean; className?: string; children: ReactNode };

/** A state in one word. The word says everything; the colour only repeats it. `pulse` marks what is under way. */
export function Badge({ tone, dot = true, pulse = false, className, children }: BadgeProps) {
  return (
    <span className={cn(badgeLook({ tone }), className)}>
      {dot && (
        <span
          aria-hidden="true"
          className={cn("size-1.5 rounded-full bg-current", pulse && "animate-pulse")}
        />
      )}
      {children}
    </span>
  );
}
