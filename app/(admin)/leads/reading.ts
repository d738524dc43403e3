import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { type UrlParams, cursorOf, pageSizeOf } from "../list-url";

const LONGEST_SEARCH = 200;
const LONGEST_DISPOSITION = 100;

export type LeadsUrl = {
  query: {
    fulltext?: string;
    offerId?: number;
    scheduleId?: number;
    disposition?: string;
    orderDir: "asc" | "desc";
    perPage: number;
    cursor?: string;
  };
  /** Whether anything narrows the list. */
  filtered: boolean;
  /** The URL's place in the list could not be read, so the first page is shown. */
  lost: boolean;
  /** The URL's search has too few characters, so it narrows nothing. */
  tooShort: boolean;
};

/** What the URL of the leads asks for. Whatever it says, there is a page to show. */
export function readLeadsUrl(params: UrlParams): LeadsUrl {
  const { cursor, lost } = cursorOf(params, "time");
  const text = clean(params.fulltext).slice(0, LONGEST_SEARCH);
  const length = text.trim().length;
  const narrowing = {
    fulltext: length >= SHORTEST_SEARCH ? text : undefined,
    offerId: idOf(params.offer_id),
    scheduleId: idOf(params.schedule_id),
    disposition: clean(params.disposition).trim().slice(0, LONGEST_DISPOSITION) || undefined,
  };
  return {
    query: {
      ...narrowing,
      orderDir: params.order_dir === "asc" ? "asc" : "desc",
      perPage: pageSizeOf(params),
      cursor,
    },
    filtered: Object.values(narrowing).some((value) => value !== undefined),
    lost,
    tooShort: length > 0 && length < SHORTEST_SEARCH,
  };
}

const clean = (text: string | undefined) => (text ?? "").replace(/[\0\p{Surrogate}]/gu, "");

const idOf = (text: string | undefined) => (/^[1-9]\d{0,14}$/.test(text ?? "") ? Number(text) : undefined);
