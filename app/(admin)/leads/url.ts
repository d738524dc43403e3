import { listUrl } from "../list-url";
import { idOf, textUpTo } from "../url-filters";

const LONGEST_DISPOSITION = 100;

/** Reads the URL of the leads. */
export const readLeadsUrl = listUrl({
  path: "/leads",
  search: true,
  filters: () => ({
    offerId: idOf("an offer"),
    scheduleId: idOf("a schedule"),
    disposition: textUpTo(LONGEST_DISPOSITION, "a disposition"),
  }),
});
