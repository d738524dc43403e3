import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runHere } from "@/lib/contact-imports/testing/uploads";
import { type ApiClient, apiClient } from "@/lib/web/testing/api-client";

const CASES = "lib/contact-imports/testing/cases";

async function upload(client: ApiClient, file: string, query = "") {
  const answer = await client.post(`/contact_imports?name=${file}${query}`, {
    headers: { "content-type": "application/octet-stream" },
    body: readFileSync(path.join(CASES, file)),
  });
  return { ...answer, file: answer.body.contact_import };
}

/** The numbers on the blacklist, in their order, with their names. */
async function blacklist(client: ApiClient) {
  const { body } = await client.get("/contacts/suppression_list?order=number&order_dir=asc");
  return new Map(body.contacts.map(({ number, name }) => [String(number), name]));
}

const us = (...lasts: string[]) => lasts.map((last) => `+1719555${last}`);
const OURS = [
  "+17195550601",
  "+33123456607",
  "+393123456605",
  "+442079460602",
  "+4915123456603",
  "+5511988887606",
  "+6591234604",
  "+81312345608",
];

test.each([
  ["plus-format.xlsx", "", ["+447700900123", "+4520123456", "+6591234567", "+6598765432"], {}],
  ["hidden-row.xlsx", "&hidden_rows=skip", us("0131"), { row_count: 1, left_out_count: 1 }],
  ["hidden-row.xlsx", "&hidden_rows=take", us("0130", "0131"), { row_count: 2, left_out_count: 0 }],
  ["two-sheets.xlsx", "&sheet=S2", us("0197"), { sheet: "S2" }],
  ["two-sheets.xlsx", "&sheet=all", us("0196", "0197"), { total_count: 2 }],
  ["formula-nocache.xlsx", "", us("0152"), { total_count: 3, rejected_count: 2 }],
  ["space-quote3.csv", "", us("0171", "0173"), { rejected_count: 0 }],
  [
    "google.csv",
    "",
    us("0111", "0112", "0113", "0114"),
    { total_count: 4, row_count: 2, caller_id_column_names: ["Phone 1 - Value", "Phone 2 - Value"] },
  ],
  ["epoch.csv", "", us("0103", "0104", "0105"), { caller_id_column_name: "recipient" }],
  ["one-nul.csv", "", us("0106", "0107"), { total_count: 2 }],
  ["title-row.csv", "", us("0180", "0181"), { name_column: "Name", reason_column: "Reason", total_count: 2 }],
  ["cp1251.csv", "", ["+74951234567"], { encoding: "Windows-1251", encoding_certain: false }],
  ["local7.csv", "", [], { total_count: 5, rejected_count: 5 }],
  [
    "benin-old.csv",
    "&default_country=BJ",
    ["+2290161001234", "+2290195123456", "+2290195123458", "+2290195123459", "+2290197123457"],
    { rejected_count: 0 },
  ],
  [
    "ext-words.csv",
    "",
    [
      ...us("0140", "0141", "0142", "0143", "0144", "0145", "0146"),
      "+10312345678",
      "+390212345678",
      "+48221234567",
      "+31201234567",
      "+46812345678",
      "+33123456789",
    ],
    { total_count: 14, rejected_count: 1 },
  ],
  ["export-after-libreoffice.csv", "", OURS, { rejected_count: 0 }],
  ["export-after-libreoffice.xlsx", "", OURS, { rejected_count: 0 }],
  ["export-after-libreoffice.csv", "&default_country=DE", OURS, { rejected_count: 0 }],
  ["export-after-libreoffice.xlsx", "&default_country=DE", OURS, { rejected_count: 0 }],
])("%s%s blocks the right numbers and only those", async (file, query, numbers, counts) => {
  const client = await apiClient();
  const { status, file: record } = await upload(client, file, query);
  expect([status, record.error_message]).toEqual([201, null]);
  await runHere(client.ctx, { id: Number(record.id) });
  expect([...(await blacklist(client)).keys()]).toEqual(numbers.toSorted());
  const { body } = await client.get(`/contact_imports/${record.id}`);
  expect(body.contact_import).toMatchObject({ status: "succeeded", ...counts });
});

test.each([
  ["hidden-row.xlsx", "hidden_rows", "is needed: 1 row is hidden; say take or skip"],
  ["two-sheets.xlsx", "sheet", "is needed: the workbook has 2 sheets (S, S2); name one, or all"],
])("%s is refused until %s is said, and blocks nothing", async (file, field, problem) => {
  const client = await apiClient();
  const { status, body } = await upload(client, file);
  expect([status, body.errors]).toEqual([422, { [field]: [problem] }]);
  expect((await blacklist(client)).size).toBe(0);
  const list = await client.get("/contact_imports");
  expect(list.body.contact_imports).toMatchObject([{ status: "failed" }]);
});

test("names of an uncertain encoding are left out, until it is said", async () => {
  const nameIn = async (query: string) => {
    const client = await apiClient();
    const { file } = await upload(client, "cp1251.csv", query);
    await runHere(client.ctx, { id: Number(file.id) });
    return (await blacklist(client)).get("+74951234567");
  };
  expect(await nameIn("")).toBeNull();
  expect(await nameIn("&encoding=Windows-1251")).toBe("Иван");
  const wrong = await upload(await apiClient(), "cp1251.csv", "&encoding=klingon");
  expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([422, ["encoding"]]);
});

test("a file says its row of title is none, and names what stands in its columns", async () => {
  const client = await apiClient();
  const { file } = await upload(client, "title-row.csv");
  await runHere(client.ctx, { id: Number(file.id) });
  expect([...(await blacklist(client)).values()]).toEqual(["Ann", "Bob"]);
  const { body } = await client.get("/contacts/+17195550180/block_logs");
  expect(body.block_logs).toMatchObject([{ reason: "litigator" }]);
});

test("several columns are named one by one, and one that could be another is asked about", async () => {
  const client = await apiClient();
  const send = (query: string) =>
    client.post(`/contact_imports?${query}`, {
      headers: { "content-type": "text/csv" },
      body: "caller,callee\n7195550201,7195550202\n",
    });
  const asked = await send("name=a.csv");
  expect([asked.status, asked.body.errors]).toEqual([
    422,
    { caller_id_column_name: ["is needed: caller, callee could each be meant"] },
  ]);
  const both = await send("caller_id_column_name=caller&caller_id_column_name=callee");
  expect(both.body.contact_import).toMatchObject({ caller_id_column_names: ["caller", "callee"] });
  await runHere(client.ctx, { id: Number(both.body.contact_import.id) });
  expect([...(await blacklist(client)).keys()]).toEqual(us("0201", "0202"));
});
