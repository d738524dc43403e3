import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { NEEDED_BY, schemaPartsOf, strangers } from "./structure";

const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
afterAll(() => sql.end());

test("every index, constraint and trigger on an upload's way is needed by something that is named", async () => {
  expect(strangers(await schemaPartsOf(sql))).toEqual([]);
});

test("one that nothing needs is found, and one that is gone", () => {
  const parts = Object.keys(NEEDED_BY).map((name) => ({ name, kind: "index", table: "contacts" }) as const);
  expect(
    strangers([...parts.slice(1), { name: "contacts_by_mood", kind: "index", table: "contacts" }]),
  ).toEqual(["nothing is said to need contacts_by_mood", "there is no contacts_company_id_id_pk"]);
});
