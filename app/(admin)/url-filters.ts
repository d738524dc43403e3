import { createParser } from "nuqs/server";
import { cleanText } from "@/lib/listing/schema";
import { type CountryCode, parseNumber } from "@/lib/phone/phone";
import { readTime } from "@/lib/times";

/** What a filter's text is read as, or why it cannot be read, in a sentence. */
type Reading<T> = { value: T } | { problem: string };

/** What a URL says of a filter: its text as it came, beside what it is read as. */
export type FilterWord<T> = { text: string } & Reading<T>;

/** A filter of a list's URL. Empty it is none; what cannot be read is kept, so that the page can say so. */
const urlFilter = <T>(read: (text: string) => Reading<T>) =>
  createParser<FilterWord<T>>({
    parse: (text) => (text.trim() ? { text, ...read(text) } : null),
    serialize: ({ text }) => text,
  });

const LONGEST_SHOWN = 60;

/** A text as a sentence shows it. */
export const quoted = (text: string) => `“${cleanText(text.trim(), LONGEST_SHOWN)}”`;

/** A filter for which `find` gives null for what is not `what`, which is named with its article. */
const foundOr = <T>(what: string, find: (text: string) => T | null | undefined) =>
  urlFilter<T>((text) => {
    const value = find(text) ?? null;
    return value === null ? { problem: `${quoted(text)} is not ${what}.` } : { value };
  });

/** One of a closed list of words; `what` names it with its article, "a status". */
export const wordOf = <Word extends string>(words: readonly Word[], what: string) =>
  foundOr(what, (text) => words.find((word) => word === text));

/** As `status`: whatever was refused because of the person. */
export const STOPPED = "stopped";

/** One of the statuses of calls or texts, or those that were stopped. */
export const standingIn = <Status extends string>(statuses: readonly Status[]) =>
  foundOr<{ status?: Status; stopped?: true }>("a status", (text) => {
    if (text === STOPPED) return { stopped: true };
    const status = statuses.find((each) => each === text);
    return status && { status };
  });

/** A text of people's own, trimmed and cut to `longest`. */
export const textUpTo = (longest: number, what: string) =>
  foundOr(what, (text) => cleanText(text.trim(), longest) || null);

/** The id of a record; `what` names it with its article, "an offer". */
export const idOf = (what: string) => foundOr(what, readId);

const readId = (text: string) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null);

/** Who did something: `collaborator_5` or `access_token_3`. */
export const personOrToken = () =>
  foundOr("a person or a token", (text) => {
    const [, kind, digits = ""] = /^(collaborator|access_token)_(.*)$/.exec(text) ?? [];
    const id = readId(digits);
    if (!id) return null;
    return kind === "collaborator" ? { collaboratorId: id } : { accessTokenId: id };
  });

/** The days between which rows were created, by the clock of `zone`; the last one is taken in whole. */
export const createdBetween = (zone: string) => ({
  createdAtFrom: foundOr("a date", (text) => readTime(text, zone, "from")),
  createdAtTo: foundOr("a date", (text) => readTime(text, zone, "to")),
});

/** A whole phone number in any spelling; one of `country` where it names none. */
export const wholeNumberOf = (country: CountryCode) =>
  urlFilter<string>((text) => {
    const parsed = parseNumber(text, { country, from: "api" });
    return parsed.ok
      ? { value: parsed.number }
      : { problem: `${quoted(text)} ${parsed.problem}: name a whole number.` };
  });
