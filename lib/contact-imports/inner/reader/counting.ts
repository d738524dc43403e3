import { countLines, parseRows } from "@/lib/csv/csv";
import type { Bytes } from "@/lib/files/bytes";
import { shapeOf } from "../../layout";
import type { ImportToRead } from "./questions";
import { textOf } from "./text";

/** How many data rows a file has: by its lines, or, where it has quotes, by reading it. */
export async function countAll(
  record: ImportToRead,
  file: { bytes: Bytes; maxBytes: number },
): Promise<number> {
  const shape = shapeOf(record);
  const byLines = await countLines((await textOf(record, file)).text, shape);
  if (byLines !== null) return byLines;
  let total = 0;
  for await (const rows of parseRows((await textOf(record, file)).text, shape)) total += rows.length;
  return total;
}
