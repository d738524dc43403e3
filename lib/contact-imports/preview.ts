import type { ContactImportPreview } from "@/db/schema/contact-import-previews";
import type { ImportReading } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import type { CsvShape } from "@/lib/csv/csv";
import { allow } from "@/lib/allow";
import type { CountryDoubt } from "./doubting";
import { previewOf } from "./inner/preview-record";
import { importById } from "./inner/record";
import { shapeOf } from "./layout";
import type { PreviewRow } from "./verdicts";

/** How the file is read: what it is packed in, how its text is encoded, how it is cut into cells. */
export type ReadAs = Pick<ImportReading, "packing" | "part" | "encoding"> &
  Pick<CsvShape, "delimiter" | "hasHeader" | "columns" | "titleRows"> & {
    /** The column whose calling codes go before the numbers. */
    codeColumn?: string;
  };

/** What the whole file comes to, as far as it is judged; `samples` are a few rows of each verdict. */
export type Judged = Omit<ContactImportPreview, "firstRows" | "samples"> & { samples: PreviewRow[] };

/** What is told of the first rows. */
type FirstRows = {
  rows: PreviewRow[];
  looked: number;
  doubt: CountryDoubt | null;
  names: string[];
  encoding: string | null;
};

/**
 * `rows` are the numbers of the first `looked` rows, `doubt` is null where the first hundred rows give no reason for
 * another country. `names` are the first ones in other letters than ASCII, which show whether the encoding is the right
 * one. `readAs` is null until the first rows are looked at, `judged` is null where nobody asked for it.
 */
export type Preview = Omit<FirstRows, "encoding"> & { readAs: ReadAs | null; judged: Judged | null };

const NONE: Preview = { rows: [], looked: 0, readAs: null, doubt: null, names: [], judged: null };

/**
 * What a draft would do by the settings on its record, as far as it is judged. Reads the record only. Needs
 * `Contact:import`.
 */
export async function previewImport(ctx: Context, id: number): Promise<Preview> {
  allow(ctx, "Contact:import");
  const record = await importById(ctx, id);
  const preview = record.status === "draft" ? await previewOf(ctx, id) : null;
  if (!preview) return NONE;
  const { firstRows, samples, ...counts } = preview;
  // Both are written by `runPreview` only.
  const judged = { ...counts, samples: samples as PreviewRow[] };
  if (!firstRows) return { ...NONE, judged };
  const { encoding, ...first } = firstRows as FirstRows;
  const { packing = null, part = null } = record.reading ?? {};
  const { mapping, headers } = record;
  const codeColumn = mapping.code === undefined ? undefined : headers[mapping.code];
  return { ...first, readAs: { packing, part, ...shapeOf(record), encoding, codeColumn }, judged };
}
