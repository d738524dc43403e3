import { expect, test } from "vitest";
import { inPlace, type Schema } from "./schema";
import { fieldOf, fieldsOf, typeWords } from "./words";

const E164 = { type: "string", pattern: "^\\+[1-9]\\d{1,14}$" };

test.each<[Schema, string]>([
  [{ type: "string" }, "string"],
  [{ type: ["string", "null"] }, "string or null"],
  [{ type: "boolean" }, "true or false"],
  [{ enum: [true, false, 1, 0, "1", "yes", "0", "no"] }, "true or false"],
  [{ type: "string", enum: ["asc", "desc"] }, "string"],
  [{ anyOf: [{ type: "string", enum: ["spam"] }, { type: "null" }] }, "string or null"],
  [{ anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] }, "time or null"],
  [E164, "phone number"],
  [{ type: "array", items: { type: ["string", "number"] } }, "list of strings or numbers"],
  [{ type: "array", items: { type: "object", properties: {} } }, "list of objects"],
  [
    { anyOf: [{ type: "array", items: { type: "string" } }, { type: "string" }] },
    "list of strings or string",
  ],
  [
    { anyOf: [{ type: "array", items: { type: ["string", "number"] } }, { type: "string" }] },
    "list of strings or numbers, or string",
  ],
  [{ type: ["boolean", "null"] }, "true or false, or null"],
  [{ type: "object", additionalProperties: { type: "string" } }, "object of any fields"],
  [{ type: "string", const: "Contact" }, "Contact"],
  [{ type: "null" }, "null"],
  [{}, "anything"],
])("%j is told as %s", (schema, words) => {
  expect(typeWords(schema)).toBe(words);
});

test.each<[Schema, string]>([
  [{ type: "integer", minimum: 1, maximum: 1000 }, "integer, 1 to 1,000"],
  [{ type: "integer", minimum: 1 }, "integer, 1 or more"],
  [{ type: "integer", minimum: 0 }, "integer"],
  [
    { anyOf: [{ type: "string", maxLength: 2000 }, { type: "null" }] },
    "string or null, at most 2,000 characters",
  ],
  [
    { type: "array", items: E164, minItems: 1, maxItems: 10000 },
    "list of phone numbers, 1 to 10,000 of them",
  ],
])("the bounds of %j are told as %s", (schema, words) => {
  expect(fieldOf({ name: "x", schema, required: false }).type).toBe(words);
});

test.each<[Schema, string]>([
  [{ type: "string" }, ""],
  [
    { type: "string", description: "Which.", enum: ["a", "b"], default: "a" },
    "Which. One of `a`, `b`. By default `a`.",
  ],
  [
    { anyOf: [{ type: "string", enum: ["a"], description: "Which." }, { type: "null" }] },
    "Which. Always `a`.",
  ],
  [{ type: ["integer", "null"], example: null, description: "Of it." }, "Of it."],
  [{ enum: [true, false, "1", "0"] }, ""],
])("what %j says of itself is told as %j", (schema, text) => {
  expect(fieldOf({ name: "x", schema, required: false }).text).toBe(text);
});

test.each<[Schema, string | undefined]>([
  [{ anyOf: [{ type: "string", format: "date-time", example: "2026" }, { type: "null" }] }, "`2026`"],
  [{ type: "integer", example: 4 }, "`4`"],
  [{ type: ["integer", "null"], example: null }, undefined],
  [{ type: "string", enum: ["a", "b"], example: "a" }, undefined],
  [{ type: "array", items: { type: "string" }, example: ["a"] }, undefined],
])("%j has the example %s to write", (schema, example) => {
  expect(fieldOf({ name: "x", schema, required: false }).example).toBe(example);
});

test("the fields of a list are those of its items, and a named schema stands in its place", () => {
  const written = { type: "array", items: { $ref: "#/components/schemas/Row", description: "One." } };
  const schema = inPlace(written, {
    Row: { type: "object", properties: { id: { $ref: "#/components/schemas/Id" } }, required: ["id"] },
    Id: { type: "integer" },
  });
  expect(fieldsOf(schema).map(({ name, type, required }) => [name, type, required])).toEqual([
    ["id", "integer", true],
  ]);
  expect(() => inPlace({ $ref: "#/components/schemas/Nobody" }, {})).toThrow("Nobody");
});
