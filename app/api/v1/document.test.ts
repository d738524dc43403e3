import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { RouteHandler } from "@/lib/web/api/api";
import {
  documented,
  documentedMethods,
  fieldsIn,
  fits,
  resolved,
  type Schema,
} from "@/lib/web/testing/document";
import { openApiDocument } from "@/lib/web/openapi/document";
import { type Operation, pathFields, tags } from "@/lib/web/operations/operation";
import { operations } from "@/lib/web/operations/all";

const ROOT = "app/api/v1";
/** The document does not describe its own address. */
const UNDOCUMENTED = ["GET /openapi.json"];

type Handled = { folder: string; method: string; handler: RouteHandler };

const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith("route.ts"),
);

async function handlersOf(file: string): Promise<Handled[]> {
  const handlers: Record<string, RouteHandler> = await import(/* @vite-ignore */ path.resolve(ROOT, file));
  const folder = `/${path.dirname(file)}`;
  return Object.entries(handlers).map(([method, handler]) => ({ folder, method, handler }));
}

const handled = (await Promise.all(files.map(handlersOf))).flat();
const doing = handled.filter(({ handler }) => handler.operation);

/** Returns a path without the names of its parameters, because a folder of Next has one name for all operations. */
const formOf = (address: string) => address.replaceAll(/\[\w+\]|\{\w+\}/g, "*");
const keyOf = (method: string, address: string) => `${method.toUpperCase()} ${formOf(address)}`;
const keysOf = (all: Operation[]) => all.map(({ method, path }) => keyOf(method, path)).sort();

describe("the routes and the document are one", () => {
  test("each handler does the operation of its own path and method", () => {
    expect(doing.length).toBeGreaterThan(45);
    for (const { folder, method, handler } of doing) {
      const { operation } = handler;
      expect(operation && keyOf(operation.method, operation.path)).toBe(keyOf(method, folder));
      expect(operations).toContain(operation);
    }
  });

  test("each operation has its handler, once, and is in the document, which has no other", () => {
    expect(doing.map(({ method, folder }) => keyOf(method, folder)).sort()).toEqual(keysOf(operations));
    const inDocument = documentedMethods.map((one) => one.split(" ") as [string, string]);
    expect(inDocument.map(([method, address]) => keyOf(method, address)).sort()).toEqual(keysOf(operations));
  });

  test("a handler without an operation is none: 405, and the allowed are those with one", async () => {
    const others = handled.filter(({ handler }) => !handler.operation);
    for (const { folder, method, handler } of others) {
      const key = `${method} ${folder}`;
      if (UNDOCUMENTED.includes(key)) continue;
      const answer = await handler(new Request("http://localhost/", { method }), {
        params: Promise.resolve({}),
      });
      const its = doing.filter((one) => one.folder === folder).map((one) => one.method);
      const allowed = folder === "/openapi.json" ? ["GET"] : its;
      const words = allowed.flatMap((name) => (name === "GET" ? ["GET", "HEAD"] : [name])).sort();
      expect([key, answer.status, answer.headers.get("allow")?.split(", ").sort()]).toEqual([
        key,
        405,
        words,
      ]);
    }
  });

  test("ids are unique", () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const SAYS = ["type", "enum", "const", "anyOf", "oneOf", "allOf", "$ref"];

/** Returns the places below `value` that have a schema which says nothing. */
function emptyIn(value: unknown, place: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const here = `${place}/${name}`;
    const fields = name === "properties" ? Object.entries(Object(part)) : [];
    const one =
      name === "schema" || (name === "items" && !Array.isArray(part)) ? [[name, part] as const] : [];
    const empty = [...fields, ...one].filter(([, schema]) => !SAYS.some((word) => word in Object(schema)));
    return [...empty.map(([field]) => `${here}/${field}`), ...emptyIn(part, here)];
  });
}

test("no field of the document has a schema that says nothing", () => {
  expect(emptyIn({ properties: { x: { description: "?" } } }, "")).toEqual(["/properties/x"]);
  expect(emptyIn(openApiDocument, "")).toEqual([]);
});

test("whatever is named in the document is in it", () => {
  const names = [...JSON.stringify(openApiDocument).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, name = ""]) => name,
  );
  expect(names.length).toBeGreaterThan(100);
  for (const name of new Set(names)) {
    const found = name.split("/").reduce<unknown>((part, key) => Object(part)[key], openApiDocument);
    expect([name, found]).toEqual([name, expect.any(Object)]);
  }
});

describe("each operation is told", () => {
  const cases = documented.map((one) => ({ id: one.operation.id, one }));

  test.each(cases)("$id has a summary, a part of the reference and an example that fits", ({ one }) => {
    const { operation, described, parameters } = one;
    expect(described.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(tags).toContain(described.tags?.[0]);
    const inPath = parameters.filter((parameter) => parameter.in === "path");
    expect(inPath.map(({ name }) => name).sort()).toEqual(pathFields(operation).sort());
    const fields: Record<string, Schema> = {
      ...fieldsIn(one),
      ...Object.fromEntries(inPath.map(({ name, schema }) => [name, schema])),
    };
    for (const [name, value] of Object.entries(operation.example)) {
      const schema = fields[name];
      expect([name, schema && fits(schema, value)]).toEqual([name, true]);
    }
    const needed = [...pathFields(operation), ...neededOf(one.bodies, operation)];
    expect(Object.keys(operation.example)).toEqual(expect.arrayContaining(needed));
  });

  test.each(cases)("$id: what a field gives as its example or default fits", ({ one }) => {
    const given = Object.entries(fieldsIn(one)).flatMap(([name, schema]) =>
      ["example", "default"].flatMap((word) => {
        const said = resolved(schema);
        return word in said && !fits(said, Reflect.get(said, word)) ? [`${name}: ${word}`] : [];
      }),
    );
    expect(given).toEqual([]);
  });
});

/**
 * Returns the required fields of a body. With a file, the file is the body, and the example names the fields beside it.
 */
const neededOf = (bodies: Record<string, Schema>, { file }: Operation): string[] =>
  file ? [] : (bodies["application/json"]?.required ?? []);
