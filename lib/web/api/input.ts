import type { z } from "zod";
import { Malformed } from "@/lib/errors";

/** What a request says, by the names of its verb's input: `caller_id` of the wire is `callerId` here. */
export type ApiInput = Record<string, unknown>;

type Params = Record<string, string | string[] | undefined>;

/**
 * The query and the path, the path winning. An empty parameter of a question is none. The folders of Next give the parts of
 * the path one name for all operations; `fields` are the names in this one, in the same order.
 */
export function readRequestAddress(request: Request, params: Params, fields: string[]): ApiInput {
  const query = [...new URL(request.url).searchParams];
  const given = request.method === "GET" ? query.filter(([, value]) => value !== "") : query;
  const path = Object.entries(params).map(
    ([name, value], place) => [fields[place] ?? name, decoded(String(value))] as const,
  );
  return toInput([...given, ...path]);
}

type Field = readonly [name: string, value: unknown];

/**
 * Fields by the names of a verb's input; of a name that comes again the last counts, but all of a list. No text that
 * PostgreSQL could not keep: a zero byte.
 */
export function toInput(said: Field[]): ApiInput {
  const fields = LISTS.reduce(gathered, said);
  for (const [name, value] of fields) {
    if (typeof value === "string" && value.includes("\0")) {
      throw new Malformed({ [name.replaceAll("\0", "")]: ["contains a zero byte"] });
    }
  }
  return Object.fromEntries(fields.map(([name, value]) => [camelCase(name), value]));
}

/** What holds a list, and what parts it in one text. */
const LISTS = [
  ["numbers", "\n"],
  ["columns", ","],
] as const;

/** A form or a query may name a list again and again, as `numbers=…&numbers=…` or with `numbers[]`: one text with all of it. */
function gathered(fields: Field[], [list, between]: readonly [string, string]): Field[] {
  const isItem = ([name]: Field) => name === list || name === `${list}[]`;
  const items = fields.filter(isItem);
  if (items.every(([name]) => name === list) && items.length < 2) return fields;
  if (!items.every(([, value]) => typeof value === "string")) return fields;
  const whole = items.map(([, value]) => value).join(between);
  return [...fields.filter((field) => !isItem(field)), [list, whole]];
}

/** What stands in brackets, as in `data[zip_code]`, is somebody else's name and stays as it is. */
const camelCase = (name: string) =>
  name.includes("[") ? name : name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Names by commas, in one text. */
export const splitNames = (text: string): string[] =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);

/** A part of the path may come encoded once more than the server undid. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Words for what zod finds wrong, where a schema gives none of its own; each completes "<field> …". */
export const wording: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return "is missing";
  if (issue.code === "invalid_type") return `must be ${nouns[issue.expected] ?? `a ${issue.expected}`}`;
  if (issue.code === "too_small") return `must be ${issue.minimum} or more`;
  if (issue.code === "too_big") return `must be ${issue.maximum} or less`;
  return "is not acceptable";
};

const nouns: Record<string, string> = {
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};
