import { codes } from "./codes";
import type { Format } from "./format";
import { json } from "./json";
import { kv } from "./kv";
import { text } from "./text";

/** The formats under `/check`, by `?format=`. */
const ofChecks = new Map<string, Format>(Object.entries({ json, text, kv, codes }));

/** The formats with a path of their own, by its first part. */
const ofPaths = new Map<string, Format>([]);

/**
 * Returns the format of a request by the first part of its path and, under `/check`, by `format` or `codes=1` in its
 * query. Returns null when there is none.
 */
export function formatOf(first: string, query: URLSearchParams): Format | null {
  if (first !== "check") return ofPaths.get(first) ?? null;
  const named = query.get("format");
  if (named !== null) return ofChecks.get(named) ?? null;
  return query.get("codes") === "1" ? codes : json;
}
