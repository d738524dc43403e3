import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { type UrlParams, cursorOf, pageSizeOf } from "./list-url";

const LONGEST_SEARCH = 200;

export type SetUpUrl = {
  query: { fulltext?: string; perPage: number; cursor?: string };
  /** The URL's place in the list could not be read, so the first page is shown. */
  lost: boolean;
  /** The URL's search has too few characters, so it narrows nothing. */
  tooShort: boolean;
};

/** What the URL of the offers or the schedules asks for. Whatever it says, there is a page to show. */
export function readSetUpUrl(params: UrlParams): SetUpUrl {
  const { cursor, lost } = cursorOf(params, "time");
  const text = (params.fulltext ?? "")
    .replace(/[\0\p{Surrogate}]/gu, "")
    .slice(0, LONGEST_SEARCH)
    .trim();
  const tooShort = text.length > 0 && text.length < SHORTEST_SEARCH;
  return {
    query: { fulltext: tooShort || !text ? undefined : text, perPage: pageSizeOf(params), cursor },
    lost,
    tooShort,
  };
}
