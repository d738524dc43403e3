export const choices = ["numbers", "file", "contact_import", "blocked_at", "fulltext", "all"] as const;

/** How one says what is to be unblocked: the URL's `by`. */
export type Choice = (typeof choices)[number];

/** What a choice needs beside `by`: words of the URL and names of the form's fields. */
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

/** The query of a URL with a choice in it: of all that was typed only what belongs to the choice. */
export function choiceQuery(by: Choice, chosen: Partial<Chosen>): string {
  const fields = FIELDS[by].map((name) => [name, chosen[name] ?? ""]);
  return new URLSearchParams([["by", by], ...fields]).toString();
}
