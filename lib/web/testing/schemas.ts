import fc, { type Arbitrary } from "fast-check";
import { resolved, type Schema } from "./document";

/** The longest list or text that is made when the document sets no shorter bound: a test makes thousands. */
const LONG = 40;

/** Any text that JSON and PostgreSQL can both hold. */
const text = fc.string({ unit: "grapheme", maxLength: LONG });

/**
 * For tests: makes values that are valid by a schema of the document; `meant` are valid values that also exist in the
 * company.
 */
export function validBy(schema: Schema, meant: unknown[] = []): Arbitrary<unknown> {
  const valid = bySchema(resolved(schema));
  return meant.length === 0
    ? valid
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...meant) }, { weight: 1, arbitrary: valid });
}

function bySchema(schema: Schema): Arbitrary<unknown> {
  const { anyOf, oneOf, type } = schema;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = anyOf ?? oneOf;
  if (either) return fc.oneof(...either.map((one) => validBy(one)));
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => byType({ ...schema, type: one })));
  return byType(schema);
}

function byType(schema: Schema): Arbitrary<unknown> {
  const { type, items = {}, minItems = 0, maxItems = LONG } = schema;
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "integer") return integerBy(schema);
  if (type === "number")
    return fc.oneof(integerBy(schema), fc.double({ noNaN: true, noDefaultInfinity: true }));
  if (type === "string" && schema.contentSchema)
    return fc.oneof(
      fc.constant(""),
      validBy(schema.contentSchema).map((value) => JSON.stringify(value)),
    );
  if (type === "string") return stringBy(schema);
  if (type === "array")
    return fc.array(validBy(items), { minLength: minItems, maxLength: Math.min(maxItems, LONG) });
  if (type === "object") return objectBy(schema);
  throw new Error(`no value is known for ${JSON.stringify(schema)}`);
}

function integerBy({ minimum, maximum, exclusiveMinimum }: Schema): Arbitrary<number> {
  const min = minimum ?? (exclusiveMinimum === undefined ? Number.MIN_SAFE_INTEGER : exclusiveMinimum + 1);
  const max = maximum ?? Number.MAX_SAFE_INTEGER;
  const near = fc.integer({ min: Math.max(min, -3), max: Math.min(max, 30) });
  return fc.oneof(
    near,
    fc.bigInt({ min: BigInt(min), max: BigInt(max) }).map(Number),
    fc.constantFrom(min, max),
  );
}

function stringBy({ pattern, format, minLength = 0, maxLength = LONG }: Schema): Arbitrary<string> {
  const fits = (value: string) => value.length >= minLength && value.length <= maxLength;
  if (pattern) return fc.stringMatching(new RegExp(pattern)).filter(fits);
  if (format === "date-time") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format && format !== "binary") throw new Error(`no text is known of the format ${format}`);
  const longest = maxLength === LONG ? [] : [fc.constant("x".repeat(maxLength))];
  return fc.oneof(text, ...longest).filter(fits);
}

function objectBy({ properties = {}, required = [], maxProperties = LONG }: Schema): Arbitrary<unknown> {
  if (maxProperties === 0) return fc.constant({});
  const known = Object.entries(properties).map(([name, schema]) => [name, validBy(schema)] as const);
  if (known.length === 0) return fc.dictionary(text, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 });
  return fc.record(Object.fromEntries(known), { requiredKeys: required });
}

/** For tests: tells whether a form or a query can hold the value in one parameter. */
export const isFlat = (value: unknown): boolean => value !== null && typeof value !== "object";
