import { directions } from "@/db/enums";
import { listUrl } from "./list-url";
import { createdBetween, standingIn, wordOf } from "./url-filters";

/** Declares the URL of a list of calls or texts with these statuses. */
export const timedUrl = <Status extends string>(path: string, statuses: readonly Status[]) =>
  listUrl({
    path,
    search: true,
    filters: ({ timeZone }) => ({
      status: standingIn(statuses),
      direction: wordOf(directions, "a direction"),
      ...createdBetween(timeZone),
    }),
  });

/** A tip on how to search a list of calls, texts or leads. */
export const NUMBER_TIP = "Search for a number in any spelling, its beginning, or its last digits.";
