import type { z } from "zod";
import { Malformed } from "@/lib/errors";

/** The fields of a request, under the names of the wire. */
export type ApiFields = Record<string, unknown>;

type Params = Record<string, string | string[] | undefined>;

/**
 * Reads the query and the path; the path wins. An empty parameter of the query counts as absent. Next's folders give
 * the parts of the path the same names for all operations; `fields` are the names in this operation, in the same order.
 */
export function readRequestAddress(request: Request, params: Params, fields: string[]): ApiFields {
  const query = [...new URL(request.url).searchParams];
  const given = request.method === "GET" ? query.filter(([, value]) => value !== "") : query;
  const path = Object.entries(params).map(
    ([name, value], place) => [fields[place] ?? name, decoded(String(value))] as const,
  );
  return toFields([...given, ...path]);
}

type Field = readonly [name: string, value: unknown];

/**
 * Gathers fields under the names of the wire. When a name repeats, the last value counts; a list keeps all. Throws for
 * a text with a zero byte, which PostgreSQL could not keep.
 */
export function toFields(said: Field[]): ApiFields {
  const fields = LISTS.reduce(gathered, listed(said));
  for (const [name, value] of fields) {
    if (typeof value === "string" && value.includes("\0")) {
      throw new Malformed({ [name.replaceAll("\0", "")]: ["contains a zero byte"] });
    }
  }
  return Object.fromEntries(fields);
}

/** Makes one field with all its values of a name that comes again with `[]`, or that may repeat. */
function listed(fields: Field[]): Field[] {
  const ours = LISTS.map(([list]) => `${list}[]`);
  const listOf = (name: string) => {
    const bare = name.replace(/\[\]$/, "");
    if (REPEATED.includes(bare)) return bare;
    return name.endsWith("[]") && !ours.includes(name) ? name : undefined;
  };
  if (!fields.some(([name]) => listOf(name))) return fields;
  const lists = new Map<string, unknown[]>();
  for (const [name, value] of fields) {
    const list = listOf(name);
    if (list) lists.set(list, [...(lists.get(list) ?? []), ...(Array.isArray(value) ? value : [value])]);
  }
  const values = [...lists].map(([name, all]): Field => {
    const only = REPEATED.includes(name) && all.length === 1;
    return [name, only ? all[0] : all];
  });
  return [...fields.filter(([name]) => !listOf(name)), ...values];
}

/** What may come again with another value each time, each of which counts. */
const REPEATED = ["caller_id_column_name"];

/** The fields that hold a list, and the separator of its items in one text. */
const LISTS = [
  ["numbers", "\n"],
  ["columns", ","],
] as const;

/**
 * Joins a list that a form or a query names several times, as `numbers=…&numbers=…` or with `numbers[]`, into one text.
 */
function gathered(fields: Field[], [list, between]: readonly [string, string]): Field[] {
  const isItem = ([name]: Field) => name === list || name === `${list}[]`;
  const items = fields.filter(isItem);
  if (items.every(([name]) => name === list) && items.length < 2) return fields;
  if (!items.every(([, value]) => typeof value === "string")) return fields;
  const whole = items.map(([, value]) => value).join(between);
  return [...fields.filter((field) => !isItem(field)), [list, whole]];
}

/** Splits a text into the names that commas separate. */
export const splitNames = (text: string): string[] =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);

/** Decodes a part of the path, which may have been encoded once more than the server decoded. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The messages for zod's errors where a schema has none of its own. Each completes "<field> …". */
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
