/** The part of a URL that a list page shows. */
export type ShownUrl = {
  path: string;
  searched?: string;
  /** Why the search has no effect, in a sentence. */
  hint?: string;
  /** Whether a search or a filter narrows the list. */
  filtered: boolean;
  /** Whether the URL names a place after the first page. */
  placed: boolean;
  /** Whether the place in the URL could not be read. The first page is then shown. */
  lost: boolean;
  /**
   * The parts of the URL that are not known, in sentences. No rows are then shown, because the whole list could be
   * mistaken for what the URL asks for.
   */
  problems: readonly string[];
  /** The URL of the same list at another place; null for no place. */
  hrefAt: (cursor: string | null) => string | null;
};

/** A page of a list, as the verbs return it. */
export type ShownPage = {
  rows: readonly unknown[];
  skipped: number;
  totalCount: number;
  totalCountExact: boolean;
  next: string | null;
  previous: string | null;
};
