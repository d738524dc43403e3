import { describe, expect, test } from "vitest";
import { judgeDraft } from "@/lib/contact-imports/judging";
import { startImport } from "@/lib/contact-imports/starting";
import { storeUpload } from "@/lib/contact-imports/storing";
import { lookHere, pieces, runHere } from "@/lib/contact-imports/testing/uploads";
import { workbookOf } from "@/lib/files/testing/workbooks";
import { testNumber } from "@/lib/testing/context";
import { type ApiClient, apiClient } from "@/lib/web/testing/api-client";

describe("GET /contact_imports/:id", () => {
  test("tells of a draft what it would do, as far as it is judged, and of no other upload", async () => {
    const client = await apiClient();
    const rows = `phone\n${testNumber(1)}\n${testNumber(1)}\n12\n`;
    const { id } = await storeUpload(client.ctx, { name: "list.csv", bytes: pieces(rows) });
    const previewed = async () => (await client.get(`/contact_imports/${id}`)).body.contact_import.preview;
    expect(await previewed()).toBeNull();
    await judgeDraft(client.ctx, { id });
    expect(await previewed()).toMatchObject({ status: "pending", changed_count: 0, as_of: null });
    await lookHere(client.ctx, id);
    expect(await previewed()).toMatchObject({
      status: "succeeded",
      changed_count: 1,
      unchanged_count: 0,
      duplicate_count: 1,
      rejected_count: 1,
      row_count: 3,
      whole: true,
      problems: [{ problem: "is not a phone number", rows: 1 }],
      as_of: expect.any(String),
    });
    await startImport(client.ctx, { id });
    expect(await previewed()).toBeNull();
  });
});

describe("what a workbook hides", () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows =
    `<row r="1">${cell("A1", "phone")}${cell("B1", "mobile")}</row>` +
    `<row r="2">${cell("A2", testNumber(1))}${cell("B2", testNumber(2))}</row>` +
    `<row r="3" hidden="1">${cell("A3", testNumber(3))}${cell("B3", testNumber(4))}</row>`;
  const book = workbookOf([{ name: "S", rows, before: '<cols><col min="2" max="2" hidden="1"/></cols>' }]);
  async function send(client: ApiClient, query: string) {
    const headers = { "content-type": "application/octet-stream" };
    const answer = await client.post(`/contact_imports${query}`, { headers, body: book });
    return { ...answer, file: answer.body.contact_import };
  }
  const blocked = async (client: ApiClient) => {
    const { body } = await client.get("/contacts/suppression_list?order=number&order_dir=asc");
    return body.contacts.map(({ number }) => number);
  };

  test("is asked about, with what it is, and left out or taken as is said", async () => {
    const client = await apiClient();
    const asked = await send(client, "");
    expect([asked.status, asked.body.errors]).toEqual([
      422,
      { hidden_rows: ["is needed: the sheet has 1 row and 1 column hidden; say take or skip"] },
    ]);
    const { file } = await send(client, "?hidden_rows=skip");
    expect(file).toMatchObject({ headers: ["phone"], left_out_count: 1, left_out_column_count: 1 });
    await runHere(client.ctx, { id: Number(file.id) });
    expect(await blocked(client)).toEqual([testNumber(1)]);
    const all = await send(client, "?hidden_rows=take");
    expect(all.file).toMatchObject({
      headers: ["phone", "mobile"],
      left_out_count: 0,
      left_out_column_count: 0,
    });
    await runHere(client.ctx, { id: Number(all.file.id) });
    expect(await blocked(client)).toEqual([1, 2, 3, 4].map(testNumber));
  });
});
