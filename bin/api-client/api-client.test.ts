import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CLIENT, makeClient } from "../api-client";
import { membersOf, typeOf } from "./types";

test("the client that is kept is what npm run api-client makes of the document", () => {
  expect(readFileSync(CLIENT, "utf8")).toBe(makeClient());
});

describe("a schema as a type", () => {
  test.each([
    [{ $ref: "#/components/schemas/Contact" }, "Contact"],
    [{ enum: [true, 0, "yes"] }, 'true | 0 | "yes"'],
    [{ type: "string", const: "Call" }, '"Call"'],
    [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "number | null"],
    [{ type: ["integer", "number", "string"] }, "number | string"],
    [{ type: "array", items: { type: ["string", "null"] } }, "Array<string | null>"],
    [{ type: "string", format: "binary" }, "Blob"],
    [{ type: "object", additionalProperties: true }, "Record<string, unknown>"],
    [{ type: "object", additionalProperties: {} }, "Record<string, unknown>"],
    [{ type: "object", additionalProperties: { type: "string" } }, "Record<string, string>"],
    [{ type: "object", properties: {}, additionalProperties: false }, "Record<string, never>"],
  ])("%o is %s", (schema, type) => expect(typeOf(schema)).toBe(type));

  test("a field says what it is, and whether it may be missing", () => {
    const fields = { id: { type: "integer" }, note: { type: "string", description: "Why, in\nwords. */" } };
    expect(membersOf(fields, ["id"])).toBe(
      '{\n"id": number;\n/** Why, in words. *\\/ */\n"note"?: string;\n}',
    );
  });

  test.each([[{}], [{ type: "date" }], [{ type: "array" }]])("%o is refused", (schema) =>
    expect(() => typeOf(schema)).toThrow(/no type is/),
  );
});
