import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { CASE_VALUES, us } from "@/lib/contact-imports/testing/case-values";
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

test.each(CASE_VALUES)(
  "%s%s blocks the right numbers and only those",
  async (file, query, numbers, counts) => {
    const client = await apiClient();
    const { status, file: record } = await upload(client, file, query);
    expect([status, record.error_message]).toEqual([201, null]);
    await runHere(client.ctx, { id: Number(record.id) });
    expect([...(await blacklist(client)).keys()]).toEqual(numbers.toSorted());
    const { body } = await client.get(`/contact_imports/${record.id}`);
    expect(body.contact_import).toMatchObject({ status: "succeeded", ...counts });
  },
);

test.each([
  ["hidden-row.xlsx", "hidden_rows", "is needed: the sheet has 1 row hidden; say take or skip"],
  ["two-sheets.xlsx", "sheet", "is needed: the workbook has 2 sheets (S, S2); name one, or all"],
])("%s is refused until %s is said, and blocks nothing", async (file, field, problem) => {
  const client = await apiClient();
  const { status, body } = await upload(client, file);
  expect([status, body.errors]).toEqual([422, { [field]: [problem] }]);
  expect((await blacklist(client)).size).toBe(0);
  const list = await client.get("/contact_imports");
  expect(list.body.contact_imports).toMatchObject([{ status: "failed" }]);
});

test.each([
  ["contacts.vcf", /^This is a file of contact cards/],
  ["page.xls", /^This is a web page/],
  ["list.json", /^This is a JSON file/],
])("%s is refused with one sentence, and blocks nothing", async (file, sentence) => {
  const client = await apiClient();
  const { file: record } = await upload(client, `../refused/${file}`);
  expect(record).toMatchObject({ status: "failed", error_message: expect.stringMatching(sentence) });
  expect((await blacklist(client)).size).toBe(0);
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

test("Excel for Mac's letters are none of Windows: names are left out, until its encoding is said", async () => {
  const names = async (query: string) => {
    const client = await apiClient();
    const { file } = await upload(client, "mac-roman.csv", query);
    await runHere(client.ctx, { id: Number(file.id) });
    return [...(await blacklist(client)).values()];
  };
  expect(await names("")).toEqual([null, null, null]);
  expect(await names("&encoding=Macintosh")).toEqual(["José Pérez", "María Muñoz", "Jürgen"]);
});

test("a file says its row of title is none, and names what stands in its columns", async () => {
  const client = await apiClient();
  const { file } = await upload(client, "title-row.csv");
  await runHere(client.ctx, { id: Number(file.id) });
  expect([...(await blacklist(client)).values()]).toEqual(["Ann", "Bob"]);
  const { body } = await client.get("/contacts/+17195550180/block_logs");
  expect(body.block_logs).toMatchObject([{ reason: "litigator" }]);
});

test("a column of calling codes is left out where somebody says so", async () => {
  const client = await apiClient();
  const { file } = await upload(client, "calling-code-column.csv", "&calling_code_column=");
  expect(file.calling_code_column).toBeNull();
  await runHere(client.ctx, { id: Number(file.id) });
  expect([...(await blacklist(client)).keys()]).toContain("+12079460401");
  const wrong = await upload(client, "calling-code-column.csv", "&calling_code_column=code");
  expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([422, ["calling_code_column"]]);
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
