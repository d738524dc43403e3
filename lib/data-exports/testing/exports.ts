import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import type { DataExport } from "@/db/schema/data-exports";
import type { Context } from "@/lib/context";
import { createExport } from "../creating";
import { openDownload } from "../downloading";
import { getExport } from "../reading";
import { runDataExport } from "../running";
import type { ExportRequest } from "../schema";

/** For tests: makes an export to its end, here and not in a worker. */
export async function exportHere(ctx: Context, request: ExportRequest = {}): Promise<DataExport> {
  const { id } = await createExport(ctx, request);
  await runDataExport({ companyId: ctx.companyId, id }, new AbortController().signal);
  return getExport(ctx, id);
}

/** For tests: returns the bytes of an export's file. */
export async function bytesOf(ctx: Context, { id }: Pick<DataExport, "id">): Promise<Buffer> {
  const file = await openDownload(ctx, { id });
  const pieces: Uint8Array[] = [];
  for await (const piece of await file.take(0, file.byteSize)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** For tests: returns the rows of an export's file by the names of their columns, read as any program would. */
export async function rowsOf(ctx: Context, made: DataExport): Promise<Record<string, string>[]> {
  const bytes = await bytesOf(ctx, made);
  const text = (made.format === "csv.gz" ? gunzipSync(bytes) : bytes).toString("utf8");
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ""), {
    header: true,
    delimiter: ",",
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}
