import type { ExportFormat } from "@/db/enums";
import type { DataExport } from "@/db/schema/data-exports";
import { companyOf } from "@/lib/companies/reading";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { readSlice } from "@/lib/stored-files/reading";
import { exportById } from "./inner/record";
import { EXPORT_KEPT_DAYS, hasExpired, hasFile } from "./schema";
import { recordTaking } from "./takings";

export const contentTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  "csv.gz": "application/gzip",
};

/** A file that can be taken in parts. */
export type Download = {
  name: string;
  contentType: string;
  byteSize: number;
  /** Identifies exactly these bytes, quoted as HTTP requires. */
  etag: string;
  /** Yields the bytes from `from` up to, but without, `to`. Before the first byte, records who takes them. */
  take(from: number, to: number): Promise<AsyncGenerator<Uint8Array>>;
};

/**
 * Opens the file of an export, as a stream from any byte on. Throws a 404 with a sentence before the file is made and
 * after it is removed. Needs `Contact:export`.
 */
export async function openDownload(ctx: Context, { id }: { id: number }): Promise<Download> {
  allow(ctx, "Contact:export");
  const record = await exportById(ctx, id);
  const { storedFileId, byteSize, format } = record;
  if (!hasFile(record) || storedFileId === null || byteSize === null)
    throw new AppError(404, { base: [whyNoFile(record)] });
  return {
    name: await nameOf(ctx, record),
    contentType: contentTypes[format],
    byteSize,
    etag: `"${id}-${storedFileId}-${byteSize}"`,
    async take(from, to) {
      await recordTaking(ctx, record, from);
      return readSlice(ctx, storedFileId, { from, to });
    },
  };
}

function whyNoFile(record: DataExport): string {
  if (hasExpired(record))
    return `The file is gone: exports are kept for ${EXPORT_KEPT_DAYS} days. Export again for a new one.`;
  if (record.status === "failed") return "The export failed and has no file. Export again.";
  return "The file is not made yet; wait until the export has succeeded.";
}

/**
 * Returns the file's name, such as `Acme-Leads-blacklist-2026-11-22-export-7.csv`, with the day in the company's time
 * zone.
 */
async function nameOf(ctx: Context, { id, asOf, format }: DataExport): Promise<string> {
  const { name, timeZone } = await companyOf(ctx);
  const words = name.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(asOf ?? new Date());
  return `${[...words, "blacklist", day, "export", id].join("-")}.${format}`;
}
