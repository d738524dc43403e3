import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { count } from "@/components/ui/figures";

export type ChartSeries = { label: string; tone: "accent" | "red"; values: readonly number[] };

type LineChartProps = {
  title: string;
  /** The words of each point, for instance "20 Nov": one for each value of a series. */
  points: readonly string[];
  series: readonly ChartSeries[];
  /** The control that opens a table of the same figures. */
  figures: ReactNode;
  className?: string;
};

const WIDTH = 400;
const HEIGHT = 48;
const LINE = { accent: "text-accent", red: "text-red" };

/** A small chart of a few lines over one scale that begins at 0. */
export function LineChart({ title, points, series, figures, className }: LineChartProps) {
  const top = Math.max(1, ...series.flatMap((each) => each.values));
  return (
    <figure className={cn("flex flex-col rounded-lg border border-line px-3.5 py-3", className)}>
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-muted text-xs">
        {title} · up to {count(top)} a day
        <span className="flex gap-3">
          {series.map((each) => (
            <span key={each.label} className={cn("flex items-center gap-1.5", LINE[each.tone])}>
              <svg aria-hidden="true" width="16" height="2">
                <line x2="16" y1="1" y2="1" {...stroke(each)} />
              </svg>
              {each.label}
            </span>
          ))}
        </span>
      </figcaption>
      <svg
        role="img"
        aria-label={`${title}. The figures are in the table behind it.`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="my-1.5 h-10 w-full flex-1 overflow-visible"
      >
        {series.map((each) => (
          <polyline
            key={each.label}
            points={outline(each.values, top)}
            fill="none"
            vectorEffect="non-scaling-stroke"
            className={LINE[each.tone]}
            {...stroke(each)}
          />
        ))}
      </svg>
      <div className="figures flex justify-between gap-2 text-muted text-xs">
        <span>{points[0]}</span>
        {figures}
        <span>{points.at(-1)}</span>
      </div>
    </figure>
  );
}

function stroke({ tone }: ChartSeries) {
  return { stroke: "currentColor", strokeWidth: 1.5, strokeDasharray: tone === "red" ? "4 2" : undefined };
}

function outline(values: readonly number[], top: number): string {
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
  const y = (value: number) => 1 + (HEIGHT - 2) * (1 - value / top);
  return values.map((value, index) => `${(index * step).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
}
