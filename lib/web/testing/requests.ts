import fc, { type Arbitrary } from "fast-check";
import type { ApiRequest } from "./api-client";
import type { Records } from "./company";
import { addressOf, type Documented, fieldsIn, type Schema } from "./document";
import { meant } from "./meaning";
import { odd, oddBody, oddHeaders, oddName, oddPart } from "./odd";
import { isFlat, validBy } from "./schemas";

/** A request to an operation, and whether it is valid by the document. */
export type Made = { valid: boolean; method: string; address: string; request: ApiRequest };

type Fields = Record<string, unknown>;

/**
 * For tests: makes requests to an operation, some valid by the document and some not. `records` are read anew for each.
 */
export function requestsTo(one: Documented, records: Records): Arbitrary<Made> {
  return fc
    .constant(null)
    .chain(() =>
      fc.oneof(
        { weight: 3, arbitrary: byDocument(one, records) },
        { weight: 2, arbitrary: against(one, records) },
      ),
    );
}

function byDocument(one: Documented, records: Records): Arbitrary<Made> {
  const { parameters, bodies } = one;
  const of = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const named = (place: string) =>
    Object.fromEntries(of(place).map(({ name, schema }) => [name, valued(name, schema)]));
  /** An unknown key is valid too, and answered with 401. */
  const valued = (name: string, schema: Schema) =>
    name === "token"
      ? fc.constantFrom(...(records.check_key ?? []))
      : validBy(schema, meant(one, name, schema, records)).filter((value) => !isOtherPath(value));
  const required = (place: string) => of(place).flatMap(({ name, required }) => (required ? [name] : []));
  return fc
    .tuple(
      fc.record(named("path")),
      someOf(named("query"), required("query")),
      headers(named("header")),
      fc.oneof(
        ...Object.entries(bodies).map(([type, schema]) => bodyBy(one, type, schema, records)),
        ...bodyless(one),
      ),
    )
    .map(([path, query, headers, request]) => ({
      valid: true,
      ...asked(
        one,
        path,
        Object.entries(query).filter(([, value]) => isFlat(value)),
      ),
      request: { ...request, headers: { ...textsOf(Object.entries(headers)), ...request.headers } },
    }));
}

/** Each header may be missing, new, or repeated from an earlier request. */
const headers = (all: Record<string, Arbitrary<unknown>>) =>
  fc.record(
    Object.fromEntries(
      Object.entries(all).map(([name, value]) => [name, fc.oneof(value, fc.constant("one"))]),
    ),
    { requiredKeys: [] },
  );

/** Whether a value would turn the address into another one. */
const isOtherPath = (value: unknown) => ["", ".", ".."].includes(String(value));

const bodyless = ({ described }: Documented): Arbitrary<ApiRequest>[] =>
  described.requestBody?.required ? [] : [fc.constant({})];

/** Takes few of the optional fields: fields that exclude each other would leave nothing else to see. */
function someOf(fields: Record<string, Arbitrary<unknown>>, required: string[]): Arbitrary<Fields> {
  const optional = Object.keys(fields).filter((name) => !required.includes(name));
  return fc.subarray(optional, { maxLength: Math.min(optional.length, 4) }).chain((names) => {
    const taken = Object.entries(fields).filter(([name]) => [...names, ...required].includes(name));
    return fc.record(Object.fromEntries(taken));
  });
}

function bodyBy(one: Documented, type: string, schema: Schema, records: Records): Arbitrary<ApiRequest> {
  if (schema.format === "binary") return file.map((body) => ({ headers: { "content-type": type }, body }));
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, validBy(field, meant(one, name, field, records))] as const,
  );
  const values = someOf(Object.fromEntries(fields), schema.required ?? []);
  if (type === "application/json") return values.map((json) => ({ json }));
  const flat = values.map(pairsOf);
  if (type === "multipart/form-data")
    return fc.tuple(flat, file).map(([pairs, text]) => ({ body: formOf(pairs, text) }));
  return flat
    .filter((pairs) => (schema.required ?? []).every((name) => pairs.some(([known]) => known === name)))
    .map((pairs) => ({ body: new URLSearchParams(pairs.map(([name, value]) => [name, asText(value)])) }));
}

/** Returns fields as a form sends them: a list repeats its name; null and objects are left out. */
const pairsOf = (fields: Fields): [string, unknown][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isFlat).map((one): [string, unknown] => [name, one]),
  );

const file = fc.oneof(
  fc.constantFrom("number\n+17195550001\n", "number;note\n17195550002;Kohl\nx;\n", "+17195550003", ""),
  fc.string({ unit: "grapheme" }),
);

function formOf(pairs: [string, unknown][], text: string): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, asText(value));
  if (!pairs.some(([name]) => name === "numbers")) form.set("file", new File([text], "list.csv"));
  return form;
}

const textsOf = (pairs: [string, unknown][]): Record<string, string> =>
  Object.fromEntries(pairs.map(([name, value]) => [name, asText(value)]));

/** Makes requests that are wrong in one way or in several. */
function against(one: Documented, records: Records): Arbitrary<Made> {
  const known = Object.entries(fieldsIn(one));
  const value = (schema: Schema, name: string) =>
    fc.oneof(odd, validBy(schema, meant(one, name, schema, records)), fc.jsonValue({ maxDepth: 2 }));
  const pair = fc.oneof(
    ...known.map(([name, schema]) => fc.tuple(fc.constant(name), value(schema, name))),
    fc.tuple(oddName, fc.oneof(odd, fc.jsonValue({ maxDepth: 2 }))),
  );
  const pairs = fc.array(pair, { maxLength: 5 });
  const path = fc.record(
    Object.fromEntries(
      one.parameters
        .filter((parameter) => parameter.in === "path")
        .map(({ name, schema }) => [
          name,
          fc.oneof(oddPart, validBy(schema, meant(one, name, schema, records))),
        ]),
    ),
  );
  const body = fc.oneof(
    fc.constant({}),
    pairs.map((all) => ({ json: Object.fromEntries(all) })),
    pairs.map((all) => ({ body: new URLSearchParams(all.map(([name, said]) => [name, asText(said)])) })),
    fc.tuple(pairs, fc.string()).map(([all, text]) => ({ body: formOf(all, text) })),
    oddBody,
  );
  return fc.tuple(path, pairs, body, oddHeaders).map(([path, query, request, headers]) => ({
    valid: false,
    ...asked(one, path, query),
    request:
      one.operation.method === "get"
        ? { headers }
        : { ...request, headers: { ...headers, ...headersOf(request) } },
  }));
}

/** Makes a text of any value: an object may have a `toString` that is no function. */
const asText = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);

const headersOf = (request: ApiRequest) => request.headers ?? {};

function asked({ operation }: Documented, path: Fields, query: [string, unknown][]) {
  const text = new URLSearchParams(query.map(([name, value]) => [name, asText(value)])).toString();
  return {
    method: operation.method.toUpperCase(),
    address: `${addressOf(operation, path)}${text && `?${text}`}`,
  };
}
