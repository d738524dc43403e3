import type { SnapshotFormat } from "@/lib/contact-changes/schema";
import type { takeSnapshot } from "@/lib/contact-changes/snapshot";
import { streamOf } from "../bodies";
import { ENCODING_HEADER } from "../content-length";

/** The header that carries the cursor with which the changes go on after a snapshot. */
const CURSOR_HEADER = "changes-cursor";

const TYPES: Record<SnapshotFormat, string> = {
  csv: "text/csv; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
};

type Take = (wanted: Parameters<typeof takeSnapshot>[2]) => ReturnType<typeof takeSnapshot>;

/** Answers with a snapshot of the list, compressed where that is accepted; 304 where the asker has it already. */
export async function snapshotAnswer(
  { headers: asked, method }: Request,
  { format = "csv" }: { format?: SnapshotFormat },
  take: Take,
): Promise<Response> {
  const gzip = acceptsGzip(asked.get("accept-encoding"));
  const etag = asked.get("if-none-match");
  const headers = new Headers({ "cache-control": "no-store, no-transform", vary: "accept-encoding" });
  const snapshot = await take({ gzip, etag });
  if (!snapshot) {
    if (etag) headers.set("etag", etag);
    return new Response(null, { status: 304, headers });
  }
  headers.set("content-type", TYPES[format]);
  headers.set("etag", snapshot.etag);
  headers.set(CURSOR_HEADER, snapshot.cursor);
  if (gzip) headers.set(ENCODING_HEADER, "gzip");
  if (method !== "HEAD") return new Response(streamOf(snapshot.pieces), { headers });
  snapshot.close();
  return new Response(null, { headers });
}

/** Whether gzip is named, and not with the weight zero. */
const acceptsGzip = (accepted: string | null) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(accepted ?? "");
