import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { openApiDocument } from "../openapi/document";
import { type Operation, pathFields } from "../operations/operation";
import { operations } from "../operations/all";

/** The parts of a JSON schema that the document uses. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  contentSchema?: Schema;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  maxProperties?: number;
  additionalProperties?: boolean | Schema;
  description?: string;
};

type Parameter = { name: string; in: "path" | "query" | "header"; required?: boolean; schema: Schema };
type Described = {
  tags?: string[];
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
};

/** For tests: an operation, and how the document describes its requests. */
export type Documented = {
  operation: Operation;
  parameters: Parameter[];
  bodies: Record<string, Schema>;
  described: Described;
};

// The document is JSON; its own type allows far more shapes than it ever has.
const document = openApiDocument as unknown as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};

/** For tests: every operation of the document, in its order. */
export const documented: Documented[] = operations.map((operation) => {
  const described = document.paths[operation.path]?.[operation.method];
  if (!described) throw new Error(`${operation.id} is not in the document`);
  const content = Object.entries(described.requestBody?.content ?? {});
  return {
    operation,
    described,
    parameters: described.parameters ?? [],
    bodies: Object.fromEntries(content.map(([type, { schema }]) => [type, resolved(schema)])),
  };
});

/** For tests: every method of the document, whether an operation made it or not. */
export const documentedMethods = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method} ${path}`),
);

/** For tests: returns the schema itself, when it is a reference to a component. */
export function resolved(schema: Schema): Schema {
  const name = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? "")?.[1];
  if (name === undefined) return schema;
  const component = document.components.schemas[name];
  if (!component) throw new Error(`there is no ${schema.$ref}`);
  return resolved(component);
}

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const validators = new WeakMap<Schema, ValidateFunction>();

/** For tests: tells whether a value is valid by a schema of the document. */
export function fits(schema: Schema, value: unknown): boolean {
  const { components } = document;
  const validate = validators.get(schema) ?? ajv.compile({ ...resolved(schema), components });
  validators.set(schema, validate);
  return validate(value);
}

/** For tests: returns the fields of the body as JSON, or those of the query when there is no body. */
export function fieldsIn({ parameters, bodies }: Documented): Record<string, Schema> {
  const query = parameters.filter((one) => one.in === "query").map(({ name, schema }) => [name, schema]);
  return bodies["application/json"]?.properties ?? Object.fromEntries(query);
}

/** For tests: returns an operation's address with these values in its path. */
export const addressOf = ({ path }: Pick<Operation, "path">, values: Record<string, unknown>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));

/**
 * For tests: returns the kind of record that a path's parameter names: `contact` in `/contacts/{id}`, `delivery` for
 * `{delivery_id}`.
 */
export function namedBy({ path }: Pick<Operation, "path">, field: string): string {
  if (field === "caller_id") return "number";
  if (field === "token") return "check_key";
  const folder = new RegExp(`/(\\w+)/\\{${field}\\}`).exec(path)?.[1] ?? "";
  return folder.replace(/ies$/, "y").replace(/s$/, "");
}

/** For tests: returns the parameters of an operation's path, each with the kind of record that it names. */
export const namedIn = (operation: Operation): [field: string, kind: string][] =>
  pathFields(operation).map((field) => [field, namedBy(operation, field)]);
