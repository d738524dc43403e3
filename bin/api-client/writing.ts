import { commentOf, membersOf, type Schema, typeOf } from "./types";

type Content = Record<string, { schema: Schema }>;
type Parameter = { in: string; name: string; required?: boolean; schema: Schema; description?: string };
type Described = {
  operationId: string;
  summary: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
};

/** What is read of an OpenAPI document. */
export type Document = {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};

/** The client of a document: its schemas as types, and for each operation a function that takes and answers them. */
export function clientText({ paths, components }: Document): string {
  const types = Object.entries(components.schemas).map(
    ([name, schema]) => `${commentOf(schema.description)}export type ${name} = ${typeOf(schema)};`,
  );
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const queries = operations
    .filter(({ operation }) => isList(operation))
    .map(({ operation }) => `export type ${queryNameOf(operation)} = ${inputOf(operation).type};`);
  return `/* oxlint-disable max-lines -- npm run api-client makes this of the document: it is never edited. */
import { askerOf, type Known, type Listed, type Server } from "./asking.js";

${[...types, ...queries].join("\n\n")}

/** The API of a server: a function for each operation. Throws \`ApiError\` for what is answered with an error. */
export function apiClient(server: Server) {
const ask = askerOf(server);
return {
${operations.map(functionOf).join("\n")}
};
}
`;
}

/** A list answers what `columns` and `root` ask for, so its function has a type parameter. */
const isList = ({ parameters = [] }: Described) =>
  ["columns", "root"].every((name) => parameters.some((parameter) => parameter.name === name));

const queryNameOf = ({ operationId }: Described) =>
  `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Query`;

type Asked = { method: string; path: string; operation: Described };

function functionOf({ method, path, operation }: Asked): string {
  const { operationId, summary, description, parameters = [] } = operation;
  const { type, required } = inputOf(operation);
  const headers = parameters.filter((parameter) => parameter.in === "header");
  const query = isList(operation) ? queryNameOf(operation) : "";
  const given = [
    type && `input${required ? "" : "?"}: ${query ? `Known<Input, ${query}>` : type}`,
    headers.length > 0 && `headers?: ${typeOfParameters(headers)}`,
  ].filter(Boolean);
  const answer = query ? `Listed<${answerOf(operation)}, Input>` : answerOf(operation);
  const asked = [type && "input", headers.length > 0 && "headers"].filter(Boolean);
  return `${commentOf([`${summary}.`, description].filter(Boolean).join(" "))}${operationId}: ${
    query ? `<const Input extends ${query}>` : ""
  }(${given.join(", ")}): Promise<${answer}> =>
ask(${[JSON.stringify(method), JSON.stringify(path), ...asked].join(", ")}),`;
}

/** The fields of path, query and body are one object, as the API has them. A file takes the place of the other body. */
function inputOf({ parameters = [], requestBody }: Described): { type: string; required: boolean } {
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const all = [...inPath, ...inQuery];
  const required = all.some((parameter) => parameter.required) || requestBody?.required === true;
  const body = requestBody?.content["application/json"]?.schema;
  if (!body) return { type: all.length > 0 ? typeOfParameters(all) : "", required };
  const whole = [inPath.length > 0 && typeOfParameters(inPath), typeOf(body)].filter(Boolean).join(" & ");
  if (!requestBody.content["multipart/form-data"]) return { type: whole, required };
  const file: Parameter = {
    in: "body",
    name: "file",
    required: true,
    schema: { type: "string", format: "binary" },
  };
  return { type: `${whole} | ${typeOfParameters([...all, file])}`, required };
}

function typeOfParameters(parameters: Parameter[]): string {
  const properties = parameters.map(
    ({ name, schema, description }) => [name, { ...schema, description }] as const,
  );
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return membersOf(Object.fromEntries(properties), required);
}

/** The answer of an operation that does not fail: JSON by its schema, any other type as a file. */
function answerOf({ responses }: Described): string {
  const contents = Object.entries(responses).flatMap(([status, { content = {} }]) =>
    status.startsWith("2") ? Object.values(content) : [],
  );
  return [...new Set(contents.map(({ schema }) => typeOf(schema)))].join(" | ") || "void";
}
