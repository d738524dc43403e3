/** How a chart of one series is drawn: the value at the top of its axis, and the points that stand above it. */
export type LineScale = { top: number; above: number[] };

/** So many points may stand above the axis; with more of them, the high ones are the rule. */
const MOST_ABOVE = 4;
/** So many times as high as all the rest is a point that stands above. */
const FAR = 5;

/**
 * The axis of a series that begins at 0. A few points that are far above all the others, such as the days of large
 * uploads, are left above it, so that the others can still be read; the chart names them.
 */
export function lineScale(values: readonly number[]): LineScale {
  const high = values.toSorted((a, b) => b - a);
  let cut = 0;
  for (let i = 0; i < MOST_ABOVE; i++) {
    const [here = 0, next = 0] = [high[i], high[i + 1]];
    if (next > 0 && here >= FAR * next) cut = i + 1;
  }
  const top = roundUp(high[cut] ?? 0);
  return { top, above: values.flatMap((value, index) => (value > top ? [index] : [])) };
}

/** The next of 2, 4, 6, 8, 10, 20, 40 … that is not smaller: all even, so that the half is a whole number. */
function roundUp(value: number): number {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((step) => step * power >= value) ?? 10;
  return step * power;
}

/** A short form for the axis: 950, 12k, 2.1M. */
export function axisFigure(value: number): string {
  if (value >= 1_000_000) return `${short(value / 1_000_000)}M`;
  return value >= 10_000 ? `${short(value / 1_000)}k` : String(value);
}

const short = (value: number) => String(Math.round(value * 10) / 10);
