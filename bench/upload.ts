import { freshCompany } from "./companies";
import { startUpload, untilDone } from "./doors";
import { bareFloor, uploadFloor } from "./floor";
import { alternate, median, mustHold, timed } from "./measuring";
import { type NumbersFile, writeNumbers } from "./numbers";
import { peaks, resetPeaks, type BenchStack } from "./stack";
import { type ResultRow, inSeconds } from "./table";

/** Measures the upload of a list of new numbers, and of the same file again, against psql. */
export async function benchUpload(stack: BenchStack): Promise<ResultRow[]> {
  const file = await writeNumbers(stack.folder, stack.rows);
  // This run is not counted. The first run that writes much pays for PostgreSQL's log files, which later runs use
  // again.
  await uploadFloor(stack, file);
  const again: number[] = [];
  resetPeaks(stack);
  const { ours, floor, bare } = await alternate(stack, {
    floor: async () => (await uploadFloor(stack, file)).took,
    ours: async () => {
      const [first, second] = await uploadTwice(stack, file);
      again.push(second);
      return first;
    },
    bare: () => bareFloor(stack, file),
  });
  const memory = peaks(stack);
  const took = inSeconds(ours);
  return [
    {
      name: named("upload", file.rows),
      ours: took,
      floor: inSeconds(floor),
      ratio: ours / floor,
      atMost: 1.2,
    },
    { name: "  against keys only", ours: took, floor: inSeconds(bare), ratio: ours / bare, atMost: 4 },
    {
      name: "  the same file again, against the first time",
      ours: inSeconds(median(again)),
      floor: took,
      ratio: median(again) / ours,
      atMost: 0.5,
      ...memory,
    },
  ];
}

/** Uploads the file to a new company and measures from the first byte sent until the upload has succeeded. */
export async function uploadOnce(stack: BenchStack, file: NumbersFile) {
  const company = await freshCompany();
  const took = await timed(() => run(stack, company, file));
  await mustHold(stack, company, { contacts: file.rows, blocked: file.rows, logs: file.rows });
  return { took, company };
}

async function uploadTwice(stack: BenchStack, file: NumbersFile): Promise<[number, number]> {
  const { took, company } = await uploadOnce(stack, file);
  await stack.sql`checkpoint`;
  const again = await timed(() => run(stack, company, file));
  await mustHold(stack, company, { contacts: file.rows, blocked: file.rows, logs: file.rows });
  return [took, again];
}

async function run(stack: BenchStack, company: Awaited<ReturnType<typeof freshCompany>>, file: NumbersFile) {
  await untilDone(stack, company, "contact_imports", await startUpload(stack, company, file.upload));
}

export const named = (name: string, rows: number) => `${name}, ${rows.toLocaleString("en")} numbers`;
