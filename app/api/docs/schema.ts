/** What of JSON Schema the document uses. */
export type Schema = {
  $ref?: string;
  /** The record that it is, once it stands in its place. */
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

/** A record of which only some columns were asked for is the same record. */
export const recordName = (name: string): string => name.replace(/Columns$/, "");

/** A schema with what it names put in its place; what it says beside the name wins. */
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

/** What a value may be, one by one, without that it may be null. */
export function variantsOf(schema: Schema): Schema[] {
  const { anyOf, type, ...rest } = schema;
  if (anyOf) return anyOf.flatMap(variantsOf);
  if (type === "null") return [];
  if (!Array.isArray(type)) return [schema];
  return type.filter((name) => name !== "null").map((name) => ({ ...rest, type: name }));
}

/** Whether null is a value of it. */
export function mayBeNull({ type, anyOf, enum: allowed }: Schema): boolean {
  return (
    type === "null" ||
    (Array.isArray(type) && type.includes("null")) ||
    (allowed?.includes(null) ?? false) ||
    (anyOf?.some(mayBeNull) ?? false)
  );
}
