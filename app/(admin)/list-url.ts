import {
  createLoader,
  type inferParserType,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
  type ParserMap,
  type SearchParams,
} from "nuqs/server";
import { PLACE } from "@/components/data-table/place";
import type { ShownUrl } from "@/components/data-table/shown";
import { Malformed, snakeCase } from "@/lib/errors";
import type { CountedPage } from "@/lib/listing/listing";
import { readCursor } from "@/lib/listing/paging";
import { cleanText, pageSizes } from "@/lib/listing/schema";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import type { CountryCode } from "@/lib/phone/phone";
import { type FilterWord, quoted } from "./url-filters";
import { type UrlParams, hrefAt, urlParams } from "./url-params";

/** How a company reads a URL: the time zone of its clock, and the country of its numbers. */
export type Local = { timeZone: string; country: CountryCode };

/** What the URL of a list may hold besides its page size and its place. */
type ListDeclaration<Filters extends ParserMap, Order extends string> = {
  path: string;
  /** Whether the list can be searched, by `fulltext`. */
  search?: boolean;
  /** The orders of the list, the default first. All but `number` are times. */
  orders?: readonly [Order, ...Order[]];
  /** The filters, by their names in the verb's query. The URL spells them in snake_case. */
  filters?: (local: Local) => Filters;
};

type Values<Filters extends ParserMap> = {
  [Key in keyof Filters]?: Extract<inferParserType<Filters[Key]>, { value: unknown }>["value"];
};

/** What the URL of a list selects. `query` is for the verb. */
export type ListUrl<Filters extends ParserMap, Order extends string> = ShownUrl & {
  query: Values<Filters> & {
    fulltext?: string;
    order: Order;
    orderDir: "asc" | "desc";
    perPage: number;
    cursor?: string;
  };
  sort: { order: Order; dir: "asc" | "desc" };
};

/**
 * Declares what the URL of a list may hold. Returns the function that reads such a URL. An unknown sort or page size
 * falls back to the default; an unknown filter or name is a problem. There is a page to show for every URL.
 */
export function listUrl<Filters extends ParserMap, Order extends string = "created_at">(
  declaration: ListDeclaration<Filters, Order>,
) {
  const { path, search = false, orders = ["created_at" as Order] as const, filters } = declaration;
  const common = {
    order: parseAsStringLiteral(orders).withDefault(orders[0]),
    orderDir: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
    perPage: parseAsNumberLiteral(pageSizes).withDefault(pageSizes[0]),
    cursor: parseAsString,
  };
  return async (
    given: SearchParams | Promise<SearchParams>,
    local: Local,
  ): Promise<ListUrl<Filters, Order>> => {
    const params = await urlParams(given);
    const { order, orderDir, perPage, ...place } = load(common, params);
    const { cursor, lost } = placeIn(place.cursor, order === "number" ? "number" : "time");
    const { fulltext, hint } = search ? searchOf(params.fulltext) : {};
    const own = filters?.(local);
    const { values, problems } = narrowing(own, params);
    const known = [...namesOf(common), ...namesOf(own ?? {}), ...PLACE, ...(search ? ["fulltext"] : [])];
    return {
      path,
      query: { ...values, fulltext, order, orderDir, perPage, cursor },
      sort: { order, dir: orderDir },
      searched: fulltext?.trim(),
      hint,
      filtered: fulltext !== undefined || Object.keys(values).length > 0,
      placed: cursor !== undefined,
      lost,
      problems: [...problems, ...strangers(params, known)],
      hrefAt: (to) => hrefAt(path, params, to),
    };
  };
}

/** Reads the page that a URL selects. When a part of the URL is not known, reads nothing and returns an empty page. */
export const pageAt = async <Row>(
  { problems }: Pick<ShownUrl, "problems">,
  read: () => Promise<CountedPage<Row>>,
): Promise<CountedPage<Row>> =>
  problems.length === 0
    ? read()
    : { rows: [], next: null, previous: null, skipped: 0, shown: 0, totalCount: 0, totalCountExact: true };

/** Returns whether a list is empty, as far as its page can tell: there is nothing to search or to page through. */
export const isBare = (url: ShownUrl, page: { totalCount: number }): boolean =>
  page.totalCount === 0 && !url.filtered && !url.placed && !url.hint && url.problems.length === 0;

const namesOf = (parsers: ParserMap) => Object.keys(parsers).map(snakeCase);

function load<Parsers extends ParserMap>(parsers: Parsers, params: UrlParams) {
  const urlKeys = Object.fromEntries(Object.keys(parsers).map((key) => [key, snakeCase(key)]));
  return createLoader(parsers, { urlKeys: urlKeys as Record<keyof Parsers, string> })(params);
}

/** Reads the filters of a URL, by their names in the query, and collects those that cannot be read. */
function narrowing<Filters extends ParserMap>(filters: Filters | undefined, params: UrlParams) {
  const words = Object.entries<FilterWord<unknown> | null>(filters ? load(filters, params) : {});
  const read = words.flatMap(([key, word]) => (word && "value" in word ? [[key, word.value]] : []));
  return {
    // the loader gives each key the value of its own parser
    values: Object.fromEntries(read) as Values<Filters>,
    problems: words.flatMap(([, word]) => (word && "problem" in word ? [word.problem] : [])),
  };
}

/** Returns a problem for each parameter that the list does not know, because it may have been meant as a filter. */
const strangers = (params: UrlParams, known: readonly string[]) =>
  Object.entries(params)
    .filter(([name, value]) => value && !known.includes(name))
    .map(([name]) => `${quoted(name)} is not a filter of this list.`);

/** Reads the search of a URL. A search of too few characters has no effect, and the page says so. */
function searchOf(text = ""): { fulltext?: string; hint?: string } {
  const fulltext = cleanText(text);
  const { length } = fulltext.trim();
  if (length >= SHORTEST_SEARCH) return { fulltext };
  return length > 0 ? { hint: `A search needs ${SHORTEST_SEARCH} characters or more.` } : {};
}

/** Reads the cursor of a URL: none for the first page, `lost` when it is not a cursor of this list. */
function placeIn(cursor: string | null, sortedBy: "time" | "number"): { cursor?: string; lost: boolean } {
  try {
    return cursor && readCursor(cursor, sortedBy) ? { cursor, lost: false } : { lost: false };
  } catch (error) {
    if (error instanceof Malformed) return { lost: true };
    throw error;
  }
}
