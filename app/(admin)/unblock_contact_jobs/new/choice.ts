export const choices = ["numbers", "file", "contact_import", "blocked_at", "fulltext", "all"] as const;

/** A way to choose what to unblock: the URL's `by`. */
export type Choice = (typeof choices)[number];

/** What a choice needs besides `by`. The keys are names in the URL and in the form. */
export type Chosen = {
  contact_import_id: string;
  blocked_at_from: string;
  blocked_at_to: string;
  fulltext: string;
};

const FIELDS: Record<Choice, readonly (keyof Chosen)[]> = {
  numbers: ["contact_import_id"],
  file: ["contact_import_id"],
  contact_import: ["contact_import_id"],
  blocked_at: ["blocked_at_from", "blocked_at_to"],
  fulltext: ["fulltext"],
  all: [],
};

/** Returns the query of a URL with a choice in it. Of the typed text it holds only what belongs to the choice. */
export function choiceQuery(by: Choice, chosen: Partial<Chosen>): string {
  const fields = FIELDS[by].map((name) => [name, chosen[name] ?? ""]);
  return new URLSearchParams([["by", by], ...fields]).toString();
}
