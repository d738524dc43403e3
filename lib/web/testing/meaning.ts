import { testNumber } from "@/lib/testing/context";
import { pathFields } from "../operations/operation";
import type { Answer } from "./api-client";
import type { Records } from "./company";
import { type Documented, fits, namedBy, type Schema } from "./document";

/**
 * For tests: returns values that a field may have in this company, as far as the document calls them valid: ids of its
 * records, numbers in many spellings, times.
 */
export function meant({ operation }: Documented, name: string, schema: Schema, records: Records): unknown[] {
  const inPath = pathFields(operation).includes(name) ? namedBy(operation, name) : undefined;
  const kind = inPath ?? /^(\w+)_id$/.exec(name)?.[1] ?? name;
  const [own = "", ...learnt] = records[kind] ?? [];
  // The company's own id is tried most: others have none of its deliveries, its file, its schedule.
  const ids = own === "" ? [] : [own, own, own, ...learnt];
  const values = [
    ...ids,
    ...(kind === "caller" || kind === "contact" || kind === "to" ? [...spelled(records), ...others] : []),
    ...(sayings(records)[kind] ?? []),
  ];
  return values
    .flatMap((value) => [value, ...(isDigits(value) ? [Number(value)] : [])])
    .filter((value) => fits(schema, value));
}

const isDigits = (value: unknown) => typeof value === "string" && /^\d{1,15}$/.test(value);

const spelled = ({ number = [] }: Records): string[] =>
  number.flatMap((one) => [
    one,
    one.slice(1),
    one.slice(2),
    `tel:${one}`,
    `${one.slice(2, 5)}-${one.slice(5, 8)}-${one.slice(8)}`,
  ]);

/** Numbers that no request has named yet. */
const others = Array.from({ length: 20 }, (_, n) => testNumber(200 + n));

const times = ["2016-01-01", "2016-01-01 12:25:15 -0500", "2016-01-01T12:25:15Z", "2030-12-31"];

const sayings = (records: Records): Record<string, unknown[]> => ({
  number: spelled(records),
  from: records.our_number ?? [],
  numbers: [
    spelled(records).slice(0, 9),
    spelled(records).join("\n"),
    "+17195550001;17195550002",
    [17195550001],
  ],
  fulltext: ["719555", "Solar", "0001", ...spelled(records).slice(0, 3)],
  time_zone: ["America/New_York", "EST", "Eastern Time (US & Canada)", "UTC"],
  created_at_from: times,
  created_at_to: times,
  blocked_at_from: times,
  blocked_at_to: times,
  columns: ["id", "id,created_at", "number", "number,blocked_at", ["number", "reason"]],
  cursor: ["-1", ...(records.cursor ?? [])],
  page: [1, 2],
  target_url: ["https://8.8.8.8/hook", "https://8.8.8.8:8443/a?b=c#d"],
  default_country: ["US", "de", "NL"],
  caller_id_column_name: ["number", "phone"],
  email: ["jordan@example.com"],
  data: [{ zip_code: "80202" }, '{"zip_code":"80202"}'],
  expected_count: [0, 10, 1_000_000],
});

/**
 * The first records are the company's own, which have ended, been posted or been made. Of the records added later, the
 * last ones count.
 */
const FIRST = 4;
const MOST = 8;

/** For tests: remembers the records and the cursor of an answer, for later requests. */
export function learnFrom({ body }: Answer, records: Records): void {
  for (const [root, value] of Object.entries(body))
    for (const record of Array.isArray(value) ? value.slice(0, 3) : [value])
      for (const name of Object(record) === record
        ? [Reflect.get(Object(record), "id"), Reflect.get(Object(record), "uuid")]
        : [])
        if (name !== undefined) remember(records, kindOf(root), String(name));
  const cursor = body.metadata?.next_cursor;
  if (typeof cursor === "string") remember(records, "cursor", cursor);
}

const kindOf = (root: string) => root.replace(/ies$/, "y").replace(/s$/, "");

function remember(records: Records, kind: string, name: string): void {
  const known = (records[kind] ??= []);
  if (!known.includes(name)) known.push(name);
  if (known.length > MOST) known.splice(FIRST, 1);
}
