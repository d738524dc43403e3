import { expect, test } from "vitest";
import { modelActions } from "@/db/permissions";
import { removeExpiredExports } from "@/lib/data-exports/expiring";
import { runDataExport } from "@/lib/data-exports/running";
import { db } from "@/db";
import { sql } from "drizzle-orm";
import { testContext, testNumber } from "@/lib/testing/context";
import { apiClient, type ApiClient } from "@/lib/web/testing/api-client";
import { LENGTH_HEADER } from "@/lib/web/content-length";

/** Asks for an export and makes it, as the worker would. */
async function exported(client: ApiClient, json: object = {}): Promise<number> {
  const { status, body } = await client.post("/data_exports", { json });
  expect({ status, errors: body.errors }).toEqual({ status: 201, errors: {} });
  const id = Number(body.data_export.id);
  await runDataExport({ companyId: client.ctx.companyId, id }, new AbortController().signal);
  return id;
}

test("an export is asked for, waited for, taken and resumed", async () => {
  const client = await apiClient();
  for (const n of [1, 2])
    await client.post(`/contacts/${testNumber(n)}/caller_block`, { json: { reason: "spam" } });
  const asked = await client.post("/data_exports", {
    form: { data_type: "contact", columns: "reason, number" },
  });
  expect(asked.status).toBe(201);
  expect(asked.body.data_export).toMatchObject({
    type: "DataExport",
    status: "pending",
    columns: ["number", "reason"],
    format: "csv",
    as_of: null,
    download_path: null,
    expired: false,
  });
  const id = Number(asked.body.data_export.id);
  expect((await client.get(`/data_exports/${id}/download`)).status).toBe(404);
  await runDataExport({ companyId: client.ctx.companyId, id }, new AbortController().signal);
  const { body } = await client.get(`/data_exports/${id}`);
  expect(body.data_export).toMatchObject({
    status: "succeeded",
    total_count: 2,
    exported_count: 2,
    byte_size: expect.any(Number),
    as_of: expect.stringMatching(/\+00:00$/),
    download_path: `/api/v1/data_exports/${id}/download`,
  });
  const whole = await client.get(`/data_exports/${id}/download`);
  expect(whole.status).toBe(200);
  expect(whole.text).toBe(`number,reason\n${testNumber(2)},spam\n${testNumber(1)},spam\n`);
  const size = Number(body.data_export.byte_size);
  expect(whole.headers.get(LENGTH_HEADER)).toBe(String(size));
  const etag = whole.headers.get("etag") ?? "";
  const rest = await client.get(`/data_exports/${id}/download`, {
    headers: { range: "bytes=17-", "if-range": etag },
  });
  expect([rest.status, rest.text]).toEqual([206, whole.text.slice(14)]);
  expect(rest.headers.get("content-range")).toBe(`bytes 17-${size - 1}/${size}`);
  const takings = await db.execute(
    sql`select access_token_id from data_export_downloads where data_export_id = ${id}`,
  );
  expect(takings).toEqual([{ access_token_id: client.token.id }]);
});

test("times are read in the company's zone, or in the one named", async () => {
  const client = await apiClient({ ctx: await testContext({ company: { timeZone: "America/New_York" } }) });
  const fields = {
    blocked_at_from: "2026-11-01",
    blocked_at_to: "2026-11-02 12:00 +0100",
    fulltext: " 1719",
  };
  const { body } = await client.post("/data_exports", { json: fields });
  expect(body.data_export).toMatchObject({
    blocked_at_from: "2026-11-01T04:00:00.000+00:00",
    blocked_at_to: "2026-11-02T11:00:59.999+00:00",
    fulltext: "+1719",
  });
  const utc = await client.post("/data_exports", { json: { ...fields, time_zone: "UTC" } });
  expect(utc.body.data_export.blocked_at_from).toBe("2026-11-01T00:00:00.000+00:00");
});

test.each([
  [{ columns: "number,colour" }, "columns"],
  [{ columns: 5 }, "columns"],
  [{ data_type: "lead" }, "data_type"],
  [{ format: "xlsx" }, "format"],
  [{ fulltext: "ab" }, "fulltext"],
  [{ reason: "boredom" }, "reason"],
  [{ blocked_at_from: "yesterday" }, "blocked_at_from"],
  [{ time_zone: "Mars" }, "time_zone"],
  [{ contact_import_id: "x" }, "contact_import_id"],
])("%j is refused with 422, which names the field", async (json, field) => {
  const client = await apiClient();
  const { status, body } = await client.post("/data_exports", { json });
  expect([status, Object.keys(body.errors)]).toEqual([422, [field]]);
  expect((await client.get("/data_exports")).body.data_exports).toEqual([]);
});

test("empty fields of a form are none", async () => {
  const client = await apiClient();
  const names = ["columns", "fulltext", "blocked_at_from", "source", "reason", "contact_import_id", "format"];
  const form = Object.fromEntries(names.map((name) => [name, ""]));
  const { status, body } = await client.post("/data_exports", { form });
  expect(status).toBe(201);
  expect(body.data_export).toMatchObject({
    format: "csv",
    fulltext: null,
    columns: expect.arrayContaining(["note"]),
  });
});

test("past exports are listed, the newest first, with the columns asked for", async () => {
  const client = await apiClient();
  const ids = [await exported(client), await exported(client, { format: "csv.gz" })];
  const { body } = await client.get("/data_exports?columns=id,format&per_page=1");
  expect(body.data_exports).toEqual([{ id: ids[1], format: "csv.gz" }]);
  expect(body.metadata).toMatchObject({ total_count: 2, total_pages: 2 });
  const next = await client.get(`/data_exports?columns=id&cursor=${body.metadata.next_cursor}`);
  expect(next.body.data_exports).toEqual([{ id: ids[0] }]);
});

test("an expired export says so, and its file is 404", async () => {
  const client = await apiClient();
  const id = await exported(client);
  await db.execute(sql`update data_exports set expires_at = now() - interval '1 second' where id = ${id}`);
  await removeExpiredExports();
  const { body } = await client.get(`/data_exports/${id}`);
  expect(body.data_export).toMatchObject({ status: "succeeded", expired: true, download_path: null });
  const gone = await client.get(`/data_exports/${id}/download`);
  expect([gone.status, gone.body.errors.base?.[0]]).toEqual([404, expect.stringMatching(/30 days/)]);
});

test.each([
  ["POST", "/data_exports"],
  ["GET", "/data_exports"],
  ["GET", "/data_exports/:id"],
  ["GET", "/data_exports/:id/download"],
])("%s %s needs Contact:export", async (method, address) => {
  const owner = await apiClient();
  const id = await exported(owner);
  const actions = modelActions.filter((action) => action !== "Contact:export");
  const client = await apiClient({ ctx: owner.ctx, actions });
  const refused = await client.ask(method, address.replace(":id", String(id)));
  expect([refused.status, Object.keys(refused.body.errors)]).toEqual([403, ["Contact:export"]]);
  expect((await owner.get("/data_exports")).body.metadata.total_count).toBe(1);
});

test("another company's exports and uploads are as if they did not exist", async () => {
  const [ours, theirs] = [await apiClient(), await apiClient()];
  const id = await exported(theirs);
  expect((await ours.get("/data_exports")).body.data_exports).toEqual([]);
  for (const address of ["/data_exports/:id", "/data_exports/:id/download"]) {
    const asked = await ours.get(address.replace(":id", String(id)));
    const missing = await ours.get(address.replace(":id", "999999998"));
    expect([asked.status, asked.body]).toEqual([404, missing.body]);
  }
  const upload = await theirs.post("/contact_imports", { json: { numbers: [testNumber(1)] } });
  const json = { contact_import_id: upload.body.contact_import.id };
  expect((await ours.post("/data_exports", { json })).status).toBe(404);
  expect((await theirs.post("/data_exports", { json })).status).toBe(201);
});

test("what is no id is no export", async () => {
  const client = await apiClient();
  for (const id of ["x", "0", "-1", "1e3", "99999999999999999999"]) {
    expect((await client.get(`/data_exports/${id}`)).status).toBe(404);
    expect((await client.get(`/data_exports/${id}/download`)).status).toBe(404);
  }
});
