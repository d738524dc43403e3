import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { areas, modelActions } from "@/db/permissions";
import { workbookOf, zipOf } from "@/lib/files/testing/workbooks";
import { runHere } from "@/lib/contact-imports/testing/uploads";
import { testNumber } from "@/lib/testing/context";
import { apiClient, type ApiClient, type ApiRequest } from "@/lib/web/testing/api-client";

const FIELDS =
  `name, status, caller_id_column_name, headers, blocked, error_message, import_count, total_count, import_percent,
  started_at, failed_at, stopped_at, succeeded_at, blocked_count, already_blocked_count, unblocked_count,
  not_blocked_count, duplicate_count, rejected_count`.split(/,\s*/);

async function importOf(client: ApiClient, query: string, request: ApiRequest) {
  const answer = await client.post(`/contact_imports${query}`, request);
  return { ...answer, file: answer.body.contact_import };
}

const csv = (body: BodyInit, type = "text/csv") => ({ headers: { "content-type": type }, body });
const run = (client: ApiClient, id: unknown) => runHere(client.ctx, { id: Number(id) });

describe("POST /contact_imports", () => {
  test("takes a file as the raw body and runs it as the token, from its address", async () => {
    const client = await apiClient({ ip: "198.51.100.9" });
    const rows = `phone;name\n${testNumber(1)};a\n${testNumber(1)};b\n12;c\n`;
    const { status, body, file } = await importOf(client, "?name=my.csv&reason=spam&note=n", csv(rows));
    expect(status).toBe(201);
    expect(Object.keys(file)).toEqual(expect.arrayContaining(FIELDS));
    expect(file).toMatchObject({ name: "my.csv", status: "pending", headers: ["phone", "name"] });
    expect(file).toMatchObject({ caller_id_column_name: "phone", total_count: null, import_percent: 0 });
    expect(body.metadata).toEqual({ root: "contact_import" });
    await run(client, file.id);
    const ended = (await client.get(`/contact_imports/${file.id}`)).body;
    expect(ended.contact_import).toMatchObject({
      status: "succeeded",
      import_count: 3,
      total_count: 3,
      import_percent: 100,
      blocked_count: 1,
      duplicate_count: 1,
      rejected_count: 1,
    });
    const logs = await client.get(`/contacts/${testNumber(1)}/block_logs`);
    const trace = { source: "import", access_token_id: client.token.id, request_ip: "198.51.100.9" };
    expect(logs.body.block_logs).toMatchObject([
      { ...trace, reason: "spam", note: "n", contact_import_id: file.id },
    ]);
  });

  test("takes gzip, and a column and a country by their names", async () => {
    const client = await apiClient();
    const rows = gzipSync("who,fax\nx,0151 23456789\n");
    const query = "?caller_id_column_name=FAX&default_country=de";
    const { file } = await importOf(client, query, csv(rows, "application/gzip"));
    expect(file).toMatchObject({ caller_id_column_name: "fax", default_country: "DE" });
    expect((await run(client, file.id)).blockedCount).toBe(1);
    expect((await client.get("/contacts/+4915123456789")).body.contact).toMatchObject({ blocked: true });
  });

  test("takes zip files and workbooks, and the columns of names, reasons and notes by their names", async () => {
    const client = await apiClient();
    const zip = zipOf({ name: "a.csv", content: `phone,who,note\n${testNumber(1)},Al,from May\n` });
    const { status, file } = await importOf(
      client,
      "?name_column=Who&note_column=",
      csv(zip, "application/zip"),
    );
    expect(status).toBe(201);
    expect(file).toMatchObject({ name_column: "who", reason_column: null, note_column: null });
    expect((await run(client, file.id)).blockedCount).toBe(1);
    expect((await client.get(`/contacts/${testNumber(1)}`)).body.contact).toMatchObject({ name: "Al" });
    const workbook = workbookOf([{ name: "S", rows: "<row><c><v>17195550002</v></c></row>" }]);
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const second = await importOf(client, "", csv(workbook, type));
    expect((await run(client, second.file.id)).blockedCount).toBe(1);
    const wrong = await importOf(client, "?reason_column=fax", csv(`phone\n${testNumber(3)}\n`));
    expect(wrong).toMatchObject({ status: 422, body: { errors: { reason_column: expect.any(Array) } } });
  });

  test("takes a form with the file first or last", async () => {
    for (const order of ["first", "last"]) {
      const client = await apiClient();
      await client.post(`/contacts/${testNumber(1)}/caller_block`);
      const form = new FormData();
      const add = () =>
        form.append("file", new File([`n\n${testNumber(1)}\n`], "up.csv", { type: "text/csv" }));
      if (order === "first") add();
      form.append("blocked", "no");
      form.append("note", "über");
      form.append("name", "CRM export");
      if (order === "last") add();
      const { status, file } = await importOf(client, "", { body: form });
      expect(status).toBe(201);
      expect(file).toMatchObject({ name: "CRM export", blocked: false, note: "über" });
      expect((await run(client, file.id)).unblockedCount).toBe(1);
    }
  });

  test("takes numbers as JSON, digits too", async () => {
    const client = await apiClient();
    const numbers = [testNumber(1), 17195550002, "nonsense"];
    const { status, file } = await importOf(client, "", {
      json: { numbers, name: "from CRM", reason: "fraud" },
    });
    expect(status).toBe(201);
    expect(file).toMatchObject({ name: "from CRM", reason: "fraud" });
    expect(await run(client, file.id)).toMatchObject({ blockedCount: 2, rejectedCount: 1 });
  });

  test("takes the numbers of a JSON list, however few of it are some", async () => {
    const client = await apiClient();
    const numbers = ["nonsense", "none", "unknown", testNumber(1)];
    const { file } = await importOf(client, "", { json: { numbers } });
    expect(await run(client, file.id)).toMatchObject({ blockedCount: 1, rejectedCount: 3 });
  });

  test("a list of what is no numbers is refused with one error, however long", async () => {
    const client = await apiClient();
    const numbers = Array.from({ length: 300_000 }, (_, i) => (i === 7 ? "7195550001" : null));
    const { status, body } = await importOf(client, "", { json: { numbers } });
    expect([status, body.errors]).toEqual([422, { numbers: ["must be a list of numbers"] }]);
  });

  test("a form with two files is refused: none is passed over in silence", async () => {
    const client = await apiClient();
    const form = new FormData();
    for (const n of [1, 2]) form.append("file", new File([`phone\n${testNumber(n)}\n`], `${n}.csv`));
    const { status, body } = await importOf(client, "", { body: form });
    expect([status, Object.keys(body.errors)]).toEqual([422, ["file"]]);
    const list = await client.get("/contact_imports");
    expect(list.body.contact_imports).toMatchObject([{ status: "failed" }]);
  });

  test("a form with a wrong country leaves no draft behind", async () => {
    const client = await apiClient();
    const form = new FormData();
    form.append("file", new File([`phone\n${testNumber(1)}\n`], "up.csv"));
    form.append("default_country", "ZZ");
    const { status, body } = await importOf(client, "", { body: form });
    expect([status, Object.keys(body.errors)]).toEqual([422, ["default_country"]]);
    const list = await client.get("/contact_imports");
    expect(list.body.contact_imports).toMatchObject([{ status: "failed" }]);
  });

  test.each([
    ["of 0 bytes", "", /0 bytes/],
    ["that is binary", Buffer.from("89504e470d0a1a0a00000000", "hex"), /not a text file/],
    ["without a number column", "colour,taste\nred,sweet\n", /No column of the file holds phone numbers/],
  ])("a file %s fails with one sentence and blocks nothing", async (_, content, sentence) => {
    const client = await apiClient();
    const { status, file } = await importOf(client, "", csv(content));
    expect(status).toBe(201);
    expect(file).toMatchObject({ status: "failed", error_message: expect.stringMatching(sentence) });
    expect((await run(client, file.id)).status).toBe("failed");
    const list = await client.get("/contacts/suppression_list");
    expect(list.body.metadata.total_count).toBe(0);
  });

  test.each([
    [
      "an unknown column",
      "?caller_id_column_name=fax",
      csv("phone\n7195550001"),
      422,
      "caller_id_column_name",
    ],
    ["an unknown country", "?default_country=XX", csv("phone\n7195550001"), 422, "default_country"],
    ["an unknown reason", "?reason=because", csv("phone\n7195550001"), 422, "reason"],
    ["no truth value", "?blocked=perhaps", csv("phone\n7195550001"), 422, "blocked"],
    ["no list of numbers", "", { json: { numbers: "7195550001" } }, 422, "numbers"],
    ["an empty list", "", { json: { numbers: [] } }, 422, "numbers"],
    ["JSON that is none", "", csv("{", "application/json"), 400, "base"],
    ["a form without a file", "", { body: new FormData() }, 422, "file"],
    ["a picture", "", csv("x", "image/png"), 415, "base"],
  ])("%s is refused, and nothing runs", async (_, query, request, status, field) => {
    const client = await apiClient();
    const answer = await importOf(client, query, request);
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([status, [field]]);
    const { body } = await client.get("/contact_imports");
    const files = body.contact_imports;
    expect(files.filter((file) => file.status !== "failed")).toEqual([]);
  });

  test("needs Contact:import, and to unblock Contact:unblock and clear_blacklist", async () => {
    const { ctx } = await apiClient();
    const without = (missing: string) =>
      apiClient({
        ctx,
        areas: areas.filter((area) => area !== missing),
        actions: modelActions.filter((action) => action !== missing),
      });
    for (const [missing, query] of [
      ["Contact:import", ""],
      ["Contact:unblock", "?blocked=0"],
      ["clear_blacklist", "?blocked=0"],
    ] as const) {
      const { status, body } = await importOf(await without(missing), query, csv("phone\n7195550001"));
      expect([status, Object.keys(body.errors)]).toEqual([403, [missing]]);
    }
    const reader = await without("Contact:import");
    for (const address of ["/contact_imports", "/contact_imports/1", "/contact_imports/1/rejected_rows"])
      expect((await reader.get(address)).status).toBe(403);
    expect((await reader.post("/contact_imports/1/stop")).status).toBe(403);
  });
});

describe("an upload", () => {
  test("is stopped, and its rejected rows are read as CSV", async () => {
    const client = await apiClient();
    const { file } = await importOf(client, "", csv("phone,x\n12,=1\n"));
    const stopped = (await client.post(`/contact_imports/${file.id}/stop`)).body;
    expect(stopped.contact_import).toMatchObject({ status: "stopped", import_count: 0 });
    const { file: other } = await importOf(client, "", csv("phone,x\n12,=1\n"));
    await run(client, other.id);
    const rows = await client.get(`/contact_imports/${other.id}/rejected_rows`);
    expect(rows.text).toBe("phone,x,rejected_line,rejected_because\r\n12,'=1,2,is not a phone number\r\n");
  });

  test("of another company is as if it did not exist", async () => {
    const [ours, theirs] = [await apiClient(), await apiClient()];
    const { file } = await importOf(theirs, "", csv("phone\n7195550001\n"));
    for (const address of [`/contact_imports/${file.id}`, `/contact_imports/${file.id}/rejected_rows`]) {
      const answer = await ours.get(address);
      expect(answer.status).toBe(404);
      expect(answer.text).toBe((await ours.get(address.replace(String(file.id), "99999999"))).text);
    }
    expect((await ours.post(`/contact_imports/${file.id}/stop`)).status).toBe(404);
    expect((await ours.get("/contact_imports/abc")).status).toBe(404);
    expect((await ours.get("/contact_imports")).body.metadata.total_count).toBe(0);
    expect((await theirs.get(`/contact_imports/${file.id}`)).status).toBe(200);
  });

  test("stands in the list, the newest first, in pages", async () => {
    const client = await apiClient();
    const ids: unknown[] = [];
    for (let i = 0; i < 3; i++) ids.unshift((await importOf(client, "", csv("phone\n7195550001"))).file.id);
    const first = await client.get("/contact_imports?per_page=2&columns=id");
    expect(first.body.contact_imports).toEqual([{ id: ids[0] }, { id: ids[1] }]);
    expect(first.body.metadata).toMatchObject({ total_count: 3, total_pages: 2, page: 1, per_page: 2 });
    const next = await client.get(
      `/contact_imports?per_page=2&columns=id&cursor=${first.body.metadata.next_cursor}`,
    );
    expect(next.body.contact_imports).toEqual([{ id: ids[2] }]);
    expect(next.body.metadata.next_cursor).toBe(0);
  });
});
