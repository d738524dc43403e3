import { cn } from "@/components/ui/cn";
import { count } from "@/components/ui/figures";

export type ChartSeries = { label: string; tone: "accent" | "red"; values: readonly number[] };

type LineChartProps = {
  title: string;
  /** The words of each point, "20 Nov" for instance; as many as each series has values. */
  points: readonly string[];
  series: readonly ChartSeries[];
  className?: string;
};

const WIDTH = 400;
const HEIGHT = 48;
const LINE = { accent: "text-accent", red: "text-red" };

/** A small chart of a few lines; the same figures are in a table that opens beneath it. */
export function LineChart({ title, points, series, className }: LineChartProps) {
  const top = Math.max(1, ...series.flatMap((each) => each.values));
  return (
    <figure className={cn("rounded-lg border border-line px-3.5 py-3", className)}>
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-muted text-xs">
        {title}
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
        aria-label={`${title}. The figures are in the table beneath.`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="my-1.5 h-12 w-full overflow-visible"
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
      <details className="text-xs">
        <summary className="w-fit rounded-sm text-muted hover:text-ink">
          {points[0]} to {points.at(-1)} · figures
        </summary>
        <div
          className="mt-2 max-h-52 overflow-y-auto"
          tabIndex={0}
          role="region"
          aria-label={`${title}, figures`}
        >
          <table className="figures w-full">
            <thead>
              <tr className="text-left text-muted">
                <th className="font-medium">Day</th>
                {series.map((each) => (
                  <th key={each.label} className="text-right font-medium">
                    {each.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.map((point, index) => (
                <tr key={point}>
                  <td className="py-0.5">{point}</td>
                  {series.map((each) => (
                    <td key={each.label} className="text-right">
                      {count(each.values[index] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
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
