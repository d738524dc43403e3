/** The part of JSON Schema that the document uses. */
export type Schema = {
  $ref?: string;
  /** The name of the record that the schema describes, set when its reference is replaced. */
  record?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  description?: string;
  example?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
};

/** Returns the name of a record. A record with only some of its columns has the same name. */
export const recordName = (name: string): string => name.replace(/Columns$/, "");

/**
 * Returns a schema with its references replaced. What it says beside a reference wins. Throws when the document does
 * not have what it names.
 */
export function inPlace(schema: Schema, named: Record<string, Schema>): Schema {
  const { $ref, ...own } = schema;
  const name = $ref?.slice($ref.lastIndexOf("/") + 1);
  const target = name === undefined ? {} : named[name];
  if (target === undefined) throw new Error(`the document names ${$ref}, which it does not have`);
  const { items, anyOf, properties, additionalProperties, ...rest }: Schema = { ...target, ...own };
  const within = (inner: Schema) => inPlace(inner, named);
  return {
    ...rest,
    ...(name !== undefined && properties ? { record: recordName(name) } : {}),
    ...(items ? { items: within(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(within) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, inner]) => [name, within(inner)]),
          ),
        }
      : {}),
    ...(typeof additionalProperties === "object"
      ? { additionalProperties: within(additionalProperties) }
      : {}),
  };
}

/** Returns the variants of a value, one by one, without null. */
export function variantsOf(schema: Schema): Schema[] {
  const { anyOf, type, ...rest } = schema;
  if (anyOf) return anyOf.flatMap(variantsOf);
  if (type === "null") return [];
  if (!Array.isArray(type)) return [schema];
  return type.filter((name) => name !== "null").map((name) => ({ ...rest, type: name }));
}

/** Returns whether a value may be null. */
export function mayBeNull({ type, anyOf, enum: allowed }: Schema): boolean {
  return (
    type === "null" ||
    (Array.isArray(type) && type.includes("null")) ||
    (allowed?.includes(null) ?? false) ||
    (anyOf?.some(mayBeNull) ?? false)
  );
}
