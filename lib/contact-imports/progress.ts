import type { ContactImport } from "@/db/schema/contact-imports";

type Progress = Pick<ContactImport, "status" | "importCount" | "totalCount" | "bytesDone" | "byteSize">;

/**
 * How far an upload is, from 0 to 100: by rows once they are counted, by bytes till then; null before it is started.
 */
export function importPercent({
  status,
  importCount,
  totalCount,
  bytesDone,
  byteSize,
}: Progress): number | null {
  if (status === "succeeded") return 100;
  if (status === "uploading" || status === "draft") return null;
  if (totalCount !== null) return totalCount === 0 ? 0 : Math.min(100, (100 * importCount) / totalCount);
  // Bytes are read ahead of the rows: all of them read is not the end yet.
  return byteSize === 0 ? 0 : Math.min(99, (100 * bytesDone) / byteSize);
}
