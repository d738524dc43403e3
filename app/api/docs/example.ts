import { mayBeNull, type Schema, variantsOf } from "./schema";

/**
 * Returns an answer made of the examples in its schema. A field without an example has the simplest value that it may
 * have.
 */
export function exampleOf(schema: Schema): unknown {
  if (schema.example !== undefined) return schema.example;
  const [first, ...others] = variantsOf(schema);
  if (!first) return null;
  const telling = [first, ...others].find(({ example }) => example !== undefined);
  if (telling) return telling.example;
  if (mayBeNull(schema) && !first.properties && !first.items && !first.enum) return null;
  return simplest(first);
}

function simplest(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.properties) return objectOf(schema.properties);
  if (schema.items) return [exampleOf(schema.items)];
  if (schema.type === "object") return {};
  if (schema.type === "boolean") return false;
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1;
  return "";
}

const objectOf = (properties: Record<string, Schema>) =>
  Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, exampleOf(field)]));

/**
 * Returns an example of an answer with this status: with errors only when it failed, and with the name of its list in
 * the metadata.
 */
export function answerOf({ schema, status }: { schema: Schema; status: number }): unknown {
  const example = exampleOf(schema);
  if (!isObject(example)) return example;
  const { metadata } = example;
  if ("errors" in example && "status" in example)
    return { ...example, status, errors: status < 400 ? {} : example.errors };
  const [root] = Object.keys(example);
  return isObject(metadata) ? { ...example, metadata: { ...metadata, root } } : example;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
