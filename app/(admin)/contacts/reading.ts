import { type BlacklistOrder, blacklistOrders } from "@/lib/contacts/schema";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { type UrlParams, cursorOf, pageSizeOf } from "../list-url";

const LONGEST_SEARCH = 200;

export type BlacklistUrl = {
  query: {
    fulltext?: string;
    order: BlacklistOrder;
    orderDir: "asc" | "desc";
    perPage: number;
    cursor?: string;
  };
  /** The URL's place in the list could not be read, so the first page is shown. */
  lost: boolean;
  /** The URL's search has too few characters, so the whole list is shown. */
  tooShort: boolean;
};

/** What the URL of the Blacklist asks for. Whatever it says, there is a page to show. */
export function readBlacklistUrl(params: UrlParams): BlacklistUrl {
  const order = blacklistOrders.find((one) => one === params.order) ?? "blocked_at";
  const orderDir = params.order_dir === "asc" || params.order_dir === "desc" ? params.order_dir : "desc";
  const { cursor, lost } = cursorOf(params, order === "number" ? "number" : "time");
  const text = (params.fulltext ?? "").replaceAll("\0", "").slice(0, LONGEST_SEARCH);
  const length = text.trim().length;
  const fulltext = length >= SHORTEST_SEARCH ? text : undefined;
  return {
    query: { fulltext, order, orderDir, perPage: pageSizeOf(params), cursor },
    lost,
    tooShort: length > 0 && length < SHORTEST_SEARCH,
  };
}
