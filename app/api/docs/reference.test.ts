import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { contactRecord } from "@/lib/contacts/presenting";
import { openApiDocument } from "@/lib/web/openapi/document";
import { operations } from "@/lib/web/operations/all";
import { readRecords } from "./records";
import { readFailures, readGroups } from "./reference";

const groups = readGroups();
const entries = groups.flatMap((group) => group.entries);

test("every operation of the API is on the page once, under its tag", () => {
  expect(entries.map(({ id }) => id).sort()).toEqual(operations.map(({ id }) => id).sort());
  for (const { id, tag } of operations)
    expect(groups.find(({ name }) => name === tag)?.entries.map((entry) => entry.id)).toContain(id);
});

test.each(entries)(
  "every status that $id answers with is told with it or among the failures of all",
  ({ method, path, answers, failures }) => {
    const shared = readFailures().map(({ status }) => status);
    const described = openApiDocument.paths?.[path]?.[method.toLowerCase() as "get"]?.responses ?? {};
    const told = [...answers.map(({ status }) => status), ...failures];
    expect(told.sort()).toEqual(Object.keys(described).map(Number).sort());
    expect(shared).toEqual(expect.arrayContaining(failures));
  },
);

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "api");

test.each(entries)(
  "the example answers of $id are what the document says they are, with no text left empty",
  ({ method, path, answers }) => {
    for (const { status, example } of answers) {
      if (example === undefined) continue;
      const pointer = [
        path,
        method.toLowerCase(),
        "responses",
        String(status),
        "content",
        "application/json",
        "schema",
      ]
        .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
        .join("/");
      const validate = ajv.compile({ $ref: `api#/paths/${pointer}` });
      validate(JSON.parse(example));
      expect(validate.errors).toBeNull();
      expect(example).not.toContain('""');
    }
  },
);

test("a record is told once, and every field that holds one leads there", () => {
  const records = readRecords(groups);
  const contact = records.find(({ name }) => name === "Contact");
  expect(contact?.fields.map(({ name }) => name)).toEqual(Object.keys(contactRecord.schema.shape));
  expect(new Set(records.map(({ name }) => name)).size).toBe(records.length);
  const list = entries.find(({ id }) => id === "listBlacklist")?.answers[0]?.fields;
  expect(list?.map(({ name, record, fields }) => [name, record, fields.length])).toEqual([
    ["contacts", "Contact", 0],
    ["metadata", "ListMetadata", 0],
  ]);
});

test("fields that an upload takes in its query are told once", () => {
  const upload = entries.find(({ id }) => id === "createContactImport");
  const places = upload?.places.map(({ title, fields }) => [title, fields.map(({ name }) => name)]);
  expect(places).toContainEqual(["In the body, as JSON", ["numbers"]]);
  expect(places).toContainEqual(["In the body, as a form with a file", ["file", "numbers"]]);
});

test("a body that may be JSON or a form is told once", () => {
  const { places = [] } = entries.find(({ id }) => id === "bulkBlock") ?? {};
  expect(places.map(({ title }) => title)).toEqual(["In the headers", "In the body, as JSON or a form"]);
});
