/** What a list page shows of what its URL asks for. */
export type ShownUrl = {
  path: string;
  searched?: string;
  /** Why the search narrows nothing, in a sentence. */
  hint?: string;
  /** Whether a search or a filter narrows the list. */
  filtered: boolean;
  /** Whether it names a place further on in the list. */
  placed: boolean;
  /** Its place in the list could not be read, so the first page is shown. */
  lost: boolean;
  /** What of it is not known, in sentences. Then no rows are shown: the whole list would pass for what was asked for. */
  problems: readonly string[];
  /** The same list at another place; null for no place. */
  hrefAt: (cursor: string | null) => string | null;
};

/** A page of a list, as the verbs give it. */
export type ShownPage = {
  rows: readonly unknown[];
  skipped: number;
  totalCount: number;
  totalCountExact: boolean;
  next: string | null;
  previous: string | null;
};
