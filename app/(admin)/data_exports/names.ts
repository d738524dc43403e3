/** The names of the fields that choose the numbers, in the URL and in the form. */
export const FILTER_NAMES = [
  "fulltext",
  "blocked_at_from",
  "blocked_at_to",
  "source",
  "reason",
  "contact_import_id",
] as const;
