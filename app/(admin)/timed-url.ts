import { type Direction, directions } from "@/db/enums";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { type UrlParams, cursorOf, daysOf, pageSizeOf } from "./list-url";

const LONGEST_SEARCH = 200;

/** As `status` of the URL: whatever was refused because of the person. */
export const STOPPED = "stopped";

export type TimedUrl<Status> = {
  query: {
    fulltext?: string;
    status?: Status;
    stopped?: boolean;
    direction?: Direction;
    createdAtFrom?: Date;
    createdAtTo?: Date;
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
  /** What of the URL could not be read, in sentences. What it asked for is left out. */
  problems: string[];
};

/** What the URL of a list of calls or texts, with these statuses, asks for. Its days are the company's; whatever it says, there is a page to show. */
export function readTimedUrl<Status extends string>(
  params: UrlParams,
  timeZone: string,
  statuses: readonly Status[],
): TimedUrl<Status> {
  const { cursor, lost } = cursorOf(params, "time");
  const { days, problems } = daysOf(params, timeZone);
  const text = (params.fulltext ?? "").replace(/[\0\p{Surrogate}]/gu, "").slice(0, LONGEST_SEARCH);
  const length = text.trim().length;
  const narrowing = {
    fulltext: length >= SHORTEST_SEARCH ? text : undefined,
    status: statuses.find((status) => status === params.status),
    stopped: params.status === STOPPED || undefined,
    direction: directions.find((direction) => direction === params.direction),
    ...days,
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
    problems,
  };
}
