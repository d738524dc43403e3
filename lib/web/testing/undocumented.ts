import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { openApiDocument } from "../openapi/document";
import type { Operation } from "../operations/operation";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "api");

const validators = new Map<string, ValidateFunction>();

/** Returns the differences between an answer and the document; empty for none. */
export function undocumented(
  { path, method }: Operation,
  { status, headers, text }: { status: number; headers: Headers; text: string },
): string[] {
  const what = `${method} ${path} ${status}`;
  const pointer = responseAt(path, method, status);
  const response = valueAt(pointer);
  if (!response) return [`${what} is not documented`];
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  const content = valueAt([...pointer, "content"]);
  if (content === undefined || Object.keys(content).length === 0)
    return text === "" ? [] : [`${what} has a body`];
  if (!(type in content)) return [`${what} is ${type || "of no type"}`];
  if (type !== "application/json") return [];
  const validate = validatorOf([...pointer, "content", type, "schema"]);
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${what}: ${instancePath} ${message}: ${text}`,
  );
}

/** Returns where the response is described: in the operation, or in a component that the operation names. */
function responseAt(path: string, method: string, status: number): string[] {
  const own = ["paths", path, method, "responses", String(status)];
  const named: unknown = valueAt(own)?.$ref;
  return typeof named === "string" ? named.slice(2).split("/") : own;
}

type Part = Record<string, unknown>;

function valueAt(pointer: string[]): Part | undefined {
  let value: unknown = openApiDocument;
  for (const name of pointer) value = isPart(value) ? value[name] : undefined;
  return isPart(value) ? value : undefined;
}

const isPart = (value: unknown): value is Part => typeof value === "object" && value !== null;

function validatorOf(pointer: string[]): ValidateFunction {
  const key = pointer
    .map((name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  const validate = validators.get(key) ?? ajv.compile({ $ref: `api#/${key}` });
  validators.set(key, validate);
  return validate;
}
