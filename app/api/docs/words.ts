import { mayBeNull, type Schema, variantsOf } from "./schema";

/** A field as the page describes it. */
export type Field = {
  name: string;
  type: string;
  required: boolean;
  /** What it is, its possible values, and its default, in the document's Markdown. */
  text: string;
  /** An example value for a request, as Markdown. An answer has a whole example beside it instead. */
  example?: string;
  /** The record that it holds, alone or in a list. The record describes the fields. */
  record?: string;
  fields: Field[];
};

/**
 * Returns the fields of an object, or of the objects in a list. When there are several kinds, returns the fields of the
 * first.
 */
export function fieldsOf(schema: Schema): Field[] {
  for (const { items, properties, required = [] } of variantsOf(schema)) {
    if (properties)
      return Object.entries(properties).map(([name, inner]) =>
        fieldOf({ name, schema: inner, required: required.includes(name) }),
      );
    if (items) return fieldsOf(items);
  }
  return [];
}

/** Returns one field or parameter, read from its schema. */
export function fieldOf(of: { name: string; schema: Schema; required: boolean }): Field {
  const { name, schema, required } = of;
  const record = recordIn(schema);
  return {
    name,
    type: [typeWords(schema), ...limitWords(schema)].join(", "),
    required,
    text: textOf(schema),
    example: exampleIn(schema),
    record,
    fields: record === undefined ? fieldsOf(schema) : [],
  };
}

const recordIn = (schema: Schema): string | undefined =>
  variantsOf(schema)
    .map(({ record, items }) => record ?? (items && recordIn(items)))
    .find(Boolean);

function textOf(schema: Schema): string {
  const allowed = allowedOf(schema).map(asCode);
  return [
    said(schema, "description"),
    allowed.length > 0 && `${allowed.length > 1 ? "One of " : "Always "}${allowed.join(", ")}.`,
    schema.default !== undefined && `By default ${asCode(schema.default)}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Returns an example that fits in a line, unless the field has a list of possible values. */
function exampleIn(schema: Schema): string | undefined {
  const example = said(schema, "example");
  const plain = typeof example === "string" || typeof example === "number";
  return plain && allowedOf(schema).length === 0 ? asCode(example) : undefined;
}

const PHONE_NUMBER = "^\\+[1-9]\\d{1,14}$";
const FORMATS: Record<string, string> = { "date-time": "time", uuid: "UUID", binary: "file", uri: "URL" };

/** Says what a value is, in words: `time or null`, `list of strings`. */
export function typeWords(schema: Schema): string {
  const kinds = variantsOf(schema).map(kindOf);
  if (mayBeNull(schema)) kinds.push("null");
  const several = [...new Set(kinds)];
  return several.length === 0 ? "anything" : several.join(several.some(hasOr) ? ", or " : " or ");
}

const hasOr = (words: string) => words.includes(" or ");

function kindOf(schema: Schema): string {
  if (schema.const !== undefined) return asText(schema.const);
  if (isTruth(schema) || schema.type === "boolean") return "true or false";
  if (schema.enum)
    return [...new Set(schema.enum.filter((value) => value !== null).map(kindOfValue))].join(" or ");
  if (schema.items) return `list of ${plural(schema.items)}`;
  if (schema.pattern === PHONE_NUMBER) return "phone number";
  if (schema.type === "object" && !schema.properties) return "object of any fields";
  return FORMATS[schema.format ?? ""] ?? String(schema.type ?? "anything");
}

const kindOfValue = (value: unknown): string => typeof value;

const plural = (schema: Schema): string =>
  typeWords(schema)
    .split(" or ")
    .map((word) => (/^(null|anything|".*)$/.test(word) ? word : `${word}s`))
    .join(" or ");

const isTruth = (schema: Schema) => schema.enum?.includes(true) === true && schema.enum.includes(false);

/**
 * Returns the limits of a value in words: how many, how large, how long. It does not say that a count is not below
 * zero.
 */
function limitWords(schema: Schema): string[] {
  const words = variantsOf(schema).flatMap(({ minimum = 0, maximum, maxLength, minItems, maxItems }) => [
    ...(maximum !== undefined
      ? [`${count(minimum)} to ${count(maximum)}`]
      : minimum > 0
        ? [`${count(minimum)} or more`]
        : []),
    ...(maxLength === undefined ? [] : [`at most ${count(maxLength)} characters`]),
    ...(maxItems === undefined
      ? []
      : [
          minItems
            ? `${count(minItems)} to ${count(maxItems)} of them`
            : `at most ${count(maxItems)} of them`,
        ]),
  ]);
  return [...new Set(words)];
}

const count = (value: number) => value.toLocaleString("en");

const allowedOf = (schema: Schema): unknown[] =>
  [...variantsOf(schema), ...variantsOf(schema).flatMap(({ items }) => (items ? variantsOf(items) : []))]
    .filter((variant) => !isTruth(variant))
    .flatMap((variant) => variant.enum ?? [])
    .filter((value) => value !== null);

/** Returns what the schema says, otherwise what the first of its variants that says something says. */
function said(schema: Schema, what: "description" | "example"): unknown {
  return schema[what] ?? schema.anyOf?.map((variant) => said(variant, what)).find((value) => value != null);
}

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const asCode = (value: unknown): string => `\`${asText(value)}\``;
