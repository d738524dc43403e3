import type { SearchParams } from "nuqs/server";

/** The parameters of a URL, each with its first value. */
export type UrlParams = Record<string, string | undefined>;

/** Reads the `searchParams` that Next gives a page. A parameter given twice counts once. */
export async function urlParams(given: SearchParams | Promise<SearchParams>): Promise<UrlParams> {
  const entries = Object.entries(await given).map(([key, value]) => [
    key,
    Array.isArray(value) ? value[0] : value,
  ]);
  return Object.fromEntries(entries);
}

/** Returns the URL of the same page at another place of the list; null for no place. */
export function hrefAt(path: string, params: UrlParams, cursor: string | null): string | null {
  if (cursor === null) return null;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) if (value && key !== "page") query.set(key, value);
  query.set("cursor", cursor);
  return `${path}?${query}`;
}
