import { alternate } from "./measuring";
import { writeNumbers } from "./numbers";
import { peaks, resetPeaks, type BenchStack } from "./stack";
import type { ResultRow } from "./table";
import { uploadOnce } from "./upload";

/** The long file has this many times more rows than --rows, the short file this many times fewer. */
const FACTOR = 5;

/** Measures rows a second of a long file against those of a short one. A row of a longer file must not cost more. */
export async function uploadSize(stack: BenchStack): Promise<ResultRow[]> {
  const short = await writeNumbers(stack.folder, Math.round(stack.rows / FACTOR));
  const long = await writeNumbers(stack.folder, stack.rows * FACTOR);
  resetPeaks(stack);
  const took = await alternate(stack, {
    short: async () => (await uploadOnce(stack, short)).took,
    long: async () => (await uploadOnce(stack, long)).took,
  });
  const speed = { short: short.rows / took.short, long: long.rows / took.long };
  return [
    {
      name: `upload, ${long.rows.toLocaleString("en")} against ${short.rows.toLocaleString("en")}`,
      ours: perSecond(speed.long),
      floor: perSecond(speed.short),
      ratio: speed.long / speed.short,
      atLeast: 0.8,
      ...peaks(stack),
    },
  ];
}

const perSecond = (rows: number) => `${Math.round(rows).toLocaleString("en")}/s`;
