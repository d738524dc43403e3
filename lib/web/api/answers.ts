import { createHash } from "node:crypto";
import { Malformed } from "@/lib/errors";
import type { Page } from "@/lib/listing/paging";
import type { Presenter } from "@/lib/presenting";
import type { FailureAnswer } from "../error-statuses";
import { splitNames } from "./input";

/** Answers with one record in the API's envelope. The checksum is the MD5 of the record's JSON as it is sent. */
export function record(
  root: string,
  value: object,
  { status = 200, errors = {} }: Partial<FailureAnswer> = {},
): Response {
  const checksum = createHash("md5").update(JSON.stringify(value)).digest("hex");
  return json(status, { status, errors, [root]: value, checksum, metadata: { root } });
}

type Counted = { totalCount: number; totalCountExact: boolean };
type Shape = { perPage: number; columns?: string; root?: boolean };

/**
 * Answers with a page of records in the API's envelope, with the wanted `columns`; with `root` false, the bare array.
 */
export function list<Row>(
  root: string,
  page: Page<Row> & Counted,
  { columns, present }: Presenter<Row>,
  shape: Shape,
): Response {
  const wanted = readColumns(shape.columns, columns);
  const records = page.rows.map((row) => present(row, wanted));
  if (shape.root === false) return json(200, records);
  const metadata = {
    root,
    total_count: page.totalCount,
    total_count_exact: page.totalCountExact,
    total_pages: pagesOf(page, shape),
    page: pageOf(page, shape),
    per_page: shape.perPage,
    next_cursor: page.next ?? 0,
  };
  return json(200, { [root]: records, metadata });
}

const pageOf = ({ skipped }: Page<unknown>, { perPage }: Shape) => Math.floor(skipped / perPage) + 1;

/**
 * Returns the number of pages. When the count is not exact, the known pages end with this one, or with the next when
 * this one holds rows and the list goes on.
 */
function pagesOf(page: Page<unknown> & Counted, shape: Shape): number {
  const counted = Math.ceil(page.totalCount / shape.perPage);
  if (page.totalCountExact) return counted;
  return Math.max(counted, pageOf(page, shape) + (page.next && page.rows.length > 0 ? 1 : 0));
}

function readColumns(text: string | undefined, known: string[]): string[] | undefined {
  const wanted = text === undefined ? undefined : splitNames(text);
  const unknown = wanted?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0) {
    throw new Malformed({ columns: [`has no ${unknown.join(", ")}; there are ${known.join(", ")}`] });
  }
  return wanted?.length ? wanted : undefined;
}

/** Answers with a failure in the API's envelope. */
export function failed({ status, errors, retryAfter }: FailureAnswer): Response {
  const response = json(status, { status, errors });
  if (retryAfter !== undefined) response.headers.set("retry-after", String(retryAfter));
  if (status === 401)
    response.headers.set("www-authenticate", 'Basic realm="Blacklist API", charset="UTF-8"');
  return response;
}

/** Answers with JSON that no cache may keep. */
export function json(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
