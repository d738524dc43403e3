import { createParser } from "nuqs/server";
import { cleanText } from "@/lib/listing/schema";
import { readNumberFilter } from "@/lib/contacts/searching";
import type { CountryCode } from "@/lib/phone/phone";
import { readTime } from "@/lib/times";

/** The value of a filter's text, or a sentence that says why it cannot be read. */
type Reading<T> = { value: T } | { problem: string };

/** A filter in a URL: its text as it came, and its value or problem. */
export type FilterWord<T> = { text: string } & Reading<T>;

/**
 * Returns the parser of a filter in a list's URL. An empty text is no filter. A text that cannot be read is kept, so
 * that the page can say so.
 */
const urlFilter = <T>(read: (text: string) => Reading<T>) =>
  createParser<FilterWord<T>>({
    parse: (text) => (text.trim() ? { text, ...read(text) } : null),
    serialize: ({ text }) => text,
  });

const LONGEST_SHOWN = 60;

/** Returns a text in quotation marks, cut short, for use in a sentence. */
export const quoted = (text: string) => `“${cleanText(text.trim(), LONGEST_SHOWN)}”`;

/**
 * Returns a filter that uses `find`. Where `find` gives null, the problem says that the text is not `what`, which is
 * named with its article.
 */
const foundOr = <T>(what: string, find: (text: string) => T | null | undefined) =>
  urlFilter<T>((text) => {
    const value = find(text) ?? null;
    return value === null ? { problem: `${quoted(text)} is not ${what}.` } : { value };
  });

/** A filter by one word of a closed list. `what` names it with its article, "a status". */
export const wordOf = <Word extends string>(words: readonly Word[], what: string) =>
  foundOr(what, (text) => words.find((word) => word === text));

/** A value of `status`: everything that was refused because of the person. */
export const STOPPED = "stopped";

/** A filter by one status of calls or texts, or by `stopped`. */
export const standingIn = <Status extends string>(statuses: readonly Status[]) =>
  foundOr<{ status?: Status; stopped?: true }>("a status", (text) => {
    if (text === STOPPED) return { stopped: true };
    const status = statuses.find((each) => each === text);
    return status && { status };
  });

/** A filter by free text, trimmed and cut to `longest`. */
export const textUpTo = (longest: number, what: string) =>
  foundOr(what, (text) => cleanText(text.trim(), longest) || null);

/** A filter by the id of a record. `what` names the record with its article, "an offer". */
export const idOf = (what: string) => foundOr(what, readId);

const readId = (text: string) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null);

/** A filter by who did something: `collaborator_5` or `access_token_3`. */
export const personOrToken = () =>
  foundOr("a person or a token", (text) => {
    const [, kind, digits = ""] = /^(collaborator|access_token)_(.*)$/.exec(text) ?? [];
    const id = readId(digits);
    if (!id) return null;
    return kind === "collaborator" ? { collaboratorId: id } : { accessTokenId: id };
  });

/**
 * Filters by the first and the last day on which rows were created, by the clock of `zone`. The last day is included in
 * full.
 */
export const createdBetween = (zone: string) => ({
  createdAtFrom: foundOr("a date", (text) => readTime(text, zone, "from")),
  createdAtTo: foundOr("a date", (text) => readTime(text, zone, "to")),
});

/**
 * A filter by a phone number in any spelling, or by four or more digits of one. A number that names no country is one
 * of `country`.
 */
export const numberOf = (country: CountryCode) =>
  urlFilter<string>((text) => {
    const read = readNumberFilter(text, country);
    return "problem" in read
      ? { problem: `${quoted(text)} ${read.problem}: name a number, or four digits of it.` }
      : { value: text };
  });
