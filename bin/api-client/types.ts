/** What is read of a schema of the document. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  description?: string;
};

/**
 * A schema of the document as a type of TypeScript. Throws for a keyword that it does not know, so that nothing becomes
 * `unknown` unseen.
 */
export function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.replace("#/components/schemas/", "");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  if (schema.anyOf) return union(schema.anyOf.map(typeOf));
  if (schema.type === undefined) throw new Error(`no type is said: ${JSON.stringify(schema)}`);
  return union([schema.type].flat().map((name) => named(name, schema)));
}

const union = (types: string[]) => [...new Set(types)].join(" | ");

function named(name: string, schema: Schema): string {
  if (name === "object") return objectOf(schema);
  if (name === "array") return `Array<${typeOf(schema.items ?? {})}>`;
  if (name === "string") return schema.format === "binary" ? "Blob" : "string";
  if (name === "integer") return "number";
  if (["number", "boolean", "null"].includes(name)) return name;
  throw new Error(`no type is called ${name}`);
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema): string {
  if (Object.keys(properties).length > 0) return membersOf(properties, required);
  if (additionalProperties === false) return "Record<string, never>";
  const said = typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0;
  return `Record<string, ${said ? typeOf(additionalProperties) : "unknown"}>`;
}

/** An object type of these fields, each with its description. */
export function membersOf(properties: Record<string, Schema>, required: string[]): string {
  const fields = Object.entries(properties).map(
    ([name, schema]) =>
      `${commentOf(schema.description)}${JSON.stringify(name)}${required.includes(name) ? "" : "?"}: ${typeOf(schema)};`,
  );
  return `{\n${fields.join("\n")}\n}`;
}

/** The description of something, as a comment before it; a long one in lines of at most `COLUMNS`. */
export function commentOf(text = ""): string {
  const words = text.replaceAll("*/", "*\\/").replaceAll(/\s+/g, " ").trim();
  if (words === "") return "";
  if (words.length <= COLUMNS) return `/** ${words} */\n`;
  const lines = words.match(new RegExp(`(?:\\S.{0,${COLUMNS - 1}}|\\S+)(?=\\s|$)`, "g")) ?? [];
  return `/**\n${lines.map((line) => ` * ${line}\n`).join("")} */\n`;
}

/** Leaves room for the depth at which a comment may stand. */
const COLUMNS = 100;
