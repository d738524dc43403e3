import { z } from "zod";
import { type ErrorStatus, snakeCase } from "@/lib/errors";

/** The parts of the API's reference, in its order. */
export const tags = [
  "Contacts",
  "Block logs",
  "Contact imports",
  "Data exports",
  "Unblock contact jobs",
  "Leads",
  "Calls",
  "Text messages",
  "Offers and schedules",
  "Subscriptions",
  "Account",
] as const;
export type Tag = (typeof tags)[number];

/** What an answer holds: JSON by its schema, or a file of one of these types. */
export type Said = { description: string; schema?: z.ZodType; types?: string[] };

/** One operation of the API: it reads requests, checks answers in tests, and makes the document. */
export type Operation<Input extends z.ZodType = z.ZodType> = {
  /** Its `operationId`: a verb and its object. */
  id: string;
  method: "get" | "post" | "put" | "delete";
  /** The path below /api/v1. Each name in braces is a field of the input. */
  path: string;
  tag: Tag;
  /** One line, with no full stop. */
  summary: string;
  /** More than one line, in plain Markdown without HTML. */
  description?: string;
  /** The permissions that it needs, for the document's readers; the verb itself checks them. */
  needs: string;
  /** All fields, of the path, the query and the body, under the verb's names. */
  input: Input;
  /** Its answers by status, when it does not fail. A failure that says more than its errors stands here too. */
  answers: Record<number, Said>;
  /** Statuses of failures besides those that every request of its kind may get. */
  fails?: readonly ErrorStatus[];
  /** How the asker identifies themselves; `header` unless another is given. */
  keys?: "header" | "header or lead token" | "path" | "none";
  /**
   * What becomes of a name that it does not know: `refused` with 422 unless said otherwise, `passed over`, kept in the
   * `data` of a lead, or `unread`: then the input is the fields as they came.
   */
  others?: "refused" | "passed over" | "data" | "unread";
  /** Whether an `Idempotency-Key` is heeded. */
  idempotent?: boolean;
  /** The content types, when the body is a file; the fields then stand in the query. */
  file?: string[];
  /** Values under the wire's names, from which its curl line is made. */
  example: Record<string, unknown>;
};

/** Describes an operation; its input is inferred. */
export const operation = <Input extends z.ZodType>(described: Operation<Input>): Operation<Input> =>
  described;

/** The field of an input that holds what a lead has besides; no name of the wire. */
export const FURTHER = "further";

/** The fields of an operation's input by the wire's names, each with its name in the input and its schema. */
export function inputFields({ input, others }: Pick<Operation, "input" | "others">): InputFields {
  const known = read.get(input);
  if (known) return known;
  const entries = Object.entries(objectOf(input).shape)
    .filter(([name]) => others !== "data" || name !== FURTHER)
    .map(([name, schema]) => [snakeCase(name), { name, schema: asType(schema) }] as const);
  const fields = new Map(entries);
  read.set(input, fields);
  return fields;
}

type InputFields = ReadonlyMap<string, { name: string; schema: z.ZodType }>;

/** What every request asks is found out once. */
const read = new WeakMap<z.ZodType, InputFields>();

/** The object that is read, behind whatever is done to it before. */
function objectOf(input: unknown): z.ZodObject {
  if (input instanceof z.ZodObject) return input;
  if (input instanceof z.ZodPipe) return objectOf(input.def.out);
  throw new Error("an operation's input is to be an object");
}

function asType(field: unknown): z.ZodType {
  if (field instanceof z.ZodType) return field;
  throw new Error("a field is to be a schema of zod");
}

/** The names of the fields that stand in the path, in their order. */
export const pathFields = ({ path }: Pick<Operation, "path">): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
