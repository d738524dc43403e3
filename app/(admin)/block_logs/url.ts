import { blockActions, blockSources } from "@/db/enums";
import { listUrl } from "../list-url";
import { createdBetween, personOrToken, numberOf, wordOf } from "../url-filters";

/** Reads the URL of the block logs. */
export const readBlockLogsUrl = listUrl({
  path: "/block_logs",
  filters: ({ country, timeZone }) => ({
    number: numberOf(country),
    action: wordOf(blockActions, "an action"),
    source: wordOf(blockSources, "a source"),
    who: personOrToken(),
    ...createdBetween(timeZone),
  }),
});
