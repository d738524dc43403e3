import { cn } from "@/components/ui/cn";

type ProgressBarProps = {
  label: string;
  /** 0 to 100; null while it is not known. */
  percent: number | null;
  /** What screen readers hear instead of the bare percent. */
  valueText?: string;
  tone?: "accent" | "green" | "amber" | "red";
  className?: string;
};

const FILL = { accent: "bg-accent", green: "bg-green", amber: "bg-amber", red: "bg-red" };

/** A bar that shows how much of something is done. */
export function ProgressBar({ label, percent, valueText, tone = "accent", className }: ProgressBarProps) {
  const width = percent === null ? 100 : Math.min(100, Math.max(0, percent));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent === null ? undefined : Math.round(width)}
      aria-valuetext={valueText}
      className={cn("h-2 overflow-hidden rounded-full bg-line", className)}
    >
      <div
        className={cn(
          "h-full rounded-full transition-[width] duration-500 ease-out",
          FILL[tone],
          percent === null && "animate-pulse opacity-40",
        )}
        style={{ width: `${width}%` }}
      />
    </div>
  );
}
