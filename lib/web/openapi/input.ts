import { z } from "zod";
import type { ZodOpenApiRequestBodyObject } from "zod-openapi";
import { inputFields, type Operation, pathFields } from "../operations/operation";

type Fields = Record<string, z.ZodType>;

/** Returns the fields of an operation's input under the wire's names, with those marked that may be left out. */
export function fieldsOf(operation: Pick<Operation, "input" | "others">): Fields {
  const entries = [...inputFields(operation)].map(([name, { schema }]) => [name, optionalIfSo(schema)]);
  return Object.fromEntries(entries);
}

/** Marks a field as optional when it may be left out, which its preprocessing hides from zod. */
const optionalIfSo = (field: z.ZodType): z.ZodType =>
  field.safeParse(undefined).success ? field.optional() : z.nonoptional(field);

const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .optional()
  .meta({
    description: "Makes it safe to send again: the same key and body get the first answer, for 24 hours.",
  });

/** Returns the parameters in the path, the query and the headers. */
export function parametersOf(operation: Operation) {
  const fields = fieldsOf(operation);
  const inPath = pathFields(operation);
  const inQuery = operation.method === "get" || operation.file ? others(fields, inPath) : {};
  return {
    ...(inPath.length > 0 ? { path: z.object(only(fields, inPath)) } : {}),
    ...(Object.keys(inQuery).length > 0 ? { query: z.object(inQuery) } : {}),
    ...(operation.idempotent ? { header: z.object({ "Idempotency-Key": IdempotencyKey }) } : {}),
  };
}

const only = (fields: Fields, names: string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
const others = (fields: Fields, names: string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/**
 * Returns the schema of the body: JSON or a form with the same fields, or a file. Undefined when the operation has no
 * field for a body.
 */
export function bodySchemaOf(operation: Operation): ZodOpenApiRequestBodyObject | undefined {
  const fields = others(fieldsOf(operation), pathFields(operation));
  if (operation.file) return fileBody(operation.file, fields);
  if (Object.keys(fields).length === 0) return undefined;
  const name = operation.id.charAt(0).toUpperCase() + operation.id.slice(1);
  const schema = bodyObject(operation, fields).meta({ id: `${name}Input` });
  const required = !schema.safeParse({}).success;
  return {
    required,
    content: { "application/json": { schema }, "application/x-www-form-urlencoded": { schema } },
  };
}

/** A body has no other fields, unless those of a lead. */
const bodyObject = ({ others }: Operation, fields: Fields) =>
  others === "data" ? z.looseObject(fields) : z.strictObject(fields);

const Numbers = z
  .array(z.union([z.string(), z.number()]))
  .meta({ description: "In any spelling.", example: ["+17195550101"] });
const Binary = { type: "string" as const, format: "binary" };

/** Describes an upload: a file as the raw body or in a form, or its numbers as JSON or in the form. */
function fileBody(types: string[], fields: Fields): ZodOpenApiRequestBodyObject {
  const whole = Object.fromEntries(types.map((type) => [type, { schema: Binary }]));
  const form = z.strictObject({
    file: z.string().optional().meta({ override: Binary, description: "The file." }),
    numbers: z
      .string()
      .optional()
      .meta({ description: "In place of a file: one text, split at newline, comma, semicolon and tab." }),
    ...fields,
  });
  return {
    required: true,
    content: {
      ...whole,
      "multipart/form-data": { schema: form },
      "application/json": { schema: z.strictObject({ numbers: Numbers, ...fields }) },
    },
  };
}
