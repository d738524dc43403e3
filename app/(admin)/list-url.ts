import { Malformed } from "@/lib/errors";
import { readCursor } from "@/lib/listing/paging";
import { readTime } from "@/lib/times";
import { pageSizes } from "@/lib/listing/schema";

/** The parameters of a URL, each with its first value. */
export type UrlParams = Record<string, string | undefined>;

/** Reads what Next gives a page as `searchParams`; a parameter given twice counts once. */
export async function urlParams(
  given: Promise<Record<string, string | string[] | undefined>>,
): Promise<UrlParams> {
  const entries = Object.entries(await given).map(([key, value]) => [
    key,
    Array.isArray(value) ? value[0] : value,
  ]);
  return Object.fromEntries(entries);
}

/** The page size of a URL; one that is not on offer falls to the smallest. */
export function pageSizeOf(params: UrlParams): number {
  return pageSizes.find((size) => String(size) === params.per_page) ?? pageSizes[0];
}

/** The cursor of a URL: undefined for the first page, and `lost` when it is none of this list's, so that the page can say so. */
export function cursorOf(params: UrlParams, sortedBy: "time" | "number"): { cursor?: string; lost: boolean } {
  try {
    return readCursor(params.cursor, sortedBy) ? { cursor: params.cursor, lost: false } : { lost: false };
  } catch (error) {
    if (error instanceof Malformed) return { lost: true };
    throw error;
  }
}

type Days = { createdAtFrom?: Date; createdAtTo?: Date };

/** The days of a URL, which are the company's; what is no day is left out and said in a sentence. */
export function daysOf(params: UrlParams, timeZone: string): { days: Days; problems: string[] } {
  const problems: string[] = [];
  const read = (text: string | undefined, edge: "from" | "to") => {
    const time = text ? readTime(text, timeZone, edge) : undefined;
    if (time === null) problems.push(`“${text}” is not a date.`);
    return time ?? undefined;
  };
  const days = {
    createdAtFrom: read(params.created_at_from, "from"),
    createdAtTo: read(params.created_at_to, "to"),
  };
  return { days, problems };
}

/** The same page at another place of the list. */
export function hrefAt(path: string, params: UrlParams, cursor: string | null): string | null {
  if (cursor === null) return null;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) if (value && key !== "page") query.set(key, value);
  query.set("cursor", cursor);
  return `${path}?${query}`;
}
