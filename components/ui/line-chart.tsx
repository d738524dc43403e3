"use client";

import { type PointerEvent, type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { count } from "@/components/ui/figures";
import { axisFigure, lineScale } from "@/components/ui/line-scale";

type LineChartProps = {
  title: string;
  tone: "accent" | "red";
  /** The words of each point, for instance "20 Nov". */
  points: readonly string[];
  /** One for each point. */
  values: readonly number[];
  /** The control that opens a table of the same figures. */
  figures?: ReactNode;
  className?: string;
};

const WIDTH = 400;
const HEIGHT = 48;
const LINE = { accent: "text-accent", red: "text-red" };

/**
 * A small chart of one series, with an axis that begins at 0. A pointer, a finger or the arrow keys tell the value of a
 * point. Points far above the rest are named beneath, and the line leaves the chart there.
 */
export function LineChart({ title, tone, points, values, figures, className }: LineChartProps) {
  const [at, setAt] = useState<number>();
  const { top, above } = lineScale(values);
  const words = (index: number) => `${points[index]}: ${count(values[index] ?? 0)}`;
  const shown = at === undefined ? undefined : words(at);
  const last = values.length - 1;
  return (
    <figure className={cn("flex min-w-0 flex-col rounded-lg border border-line px-3.5 py-3", className)}>
      <figcaption className="figures flex flex-wrap justify-between gap-x-3 text-muted text-xs">
        {title}
        <span className={shown && "font-medium text-ink"}>{shown ?? `${points.length} days`}</span>
      </figcaption>
      <div className="my-2 flex min-h-12 flex-1 gap-1.5">
        <Axis top={top} />
        <div className="relative flex-1 rounded-sm border-line border-b focus-within:outline-2 focus-within:outline-accent">
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            className={cn("absolute inset-0 size-full", LINE[tone])}
          >
            <line x2={WIDTH} y1={y(top / 2, top)} y2={y(top / 2, top)} className="text-line" {...stroke} />
            <polyline points={outline(values, top)} fill="none" {...stroke} strokeWidth={1.5} />
            {at !== undefined && (
              <line x1={x(at, last)} x2={x(at, last)} y2={HEIGHT} className="text-muted" {...stroke} />
            )}
          </svg>
          <input
            type="range"
            min={0}
            max={last}
            value={at ?? last}
            aria-label={`${title}, by day`}
            aria-valuetext={words(at ?? last)}
            onChange={(event) => setAt(Number(event.target.value))}
            onFocus={() => setAt((now) => now ?? last)}
            onBlur={() => setAt(undefined)}
            onPointerMove={(event) => setAt(nearest(event, last))}
            onPointerLeave={() => setAt(undefined)}
            className="absolute inset-0 m-0 size-full cursor-crosshair opacity-0"
          />
        </div>
      </div>
      <div className="figures flex justify-between gap-2 text-muted text-xs">
        <span>{points[0]}</span>
        {figures}
        <span>{points.at(-1)}</span>
      </div>
      {above.length > 0 && (
        <p className="figures mt-0.5 text-muted text-xs">Above the axis: {above.map(words).join(", ")}</p>
      )}
    </figure>
  );
}

function Axis({ top }: { top: number }) {
  return (
    <div
      aria-hidden="true"
      className="figures flex min-w-5 flex-col justify-between text-right text-muted text-xs leading-none"
    >
      <span>{axisFigure(top)}</span>
      <span>{axisFigure(top / 2)}</span>
      <span>0</span>
    </div>
  );
}

const stroke = { stroke: "currentColor", vectorEffect: "non-scaling-stroke" } as const;

const x = (index: number, last: number) => (last > 0 ? (index * WIDTH) / last : 0);
/** What is above the axis leaves the chart at its upper edge. */
const y = (value: number, top: number) => (value > top ? -HEIGHT : 1 + (HEIGHT - 2) * (1 - value / top));

const outline = (values: readonly number[], top: number) =>
  values
    .map((value, index) => `${x(index, values.length - 1).toFixed(1)},${y(value, top).toFixed(1)}`)
    .join(" ");

function nearest({ currentTarget, clientX }: PointerEvent<HTMLElement>, last: number): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.min(last, Math.max(0, Math.round(((clientX - left) / width) * last)));
}
