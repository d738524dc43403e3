import { describe, expect, test } from "vitest";
import { type Area, areas, type ModelAction, modelActions } from "@/db/permissions";
import { runHere as runUpload, upload } from "@/lib/contact-imports/testing/uploads";
import { testNumber } from "@/lib/testing/context";
import { block, blockedOf, numbersFrom, runHere } from "@/lib/unblock-contact-jobs/testing/jobs";
import { apiClient, type ApiClient, type ApiRequest } from "@/lib/web/testing/api-client";

const FIELDS =
  `id, type, created_at, updated_at, kind, action, status, contact_import_id, undone_job_id, reason, note,
  error_message, total_count, unblocked_count, blocked_count, not_blocked_count, changed_count, rejected_count,
  unblock_percent, started_at, failed_at, stopped_at, succeeded_at`.split(/,\s*/);

async function ask(client: ApiClient, json: Record<string, unknown>) {
  const answer = await client.post("/unblock_contact_jobs", { json });
  return { ...answer, job: answer.body.unblock_contact_job };
}

const run = (client: ApiClient, { id }: Record<string, unknown>) => runHere(client.ctx, { id: Number(id) });

const uploaded = async (client: ApiClient, numbers: string[]) =>
  runUpload(client.ctx, await upload(client.ctx, numbers.join("\n")));

describe("POST /unblock_contact_jobs", () => {
  test("unblocks numbers as the token, from its address, and is read until it has ended", async () => {
    const client = await apiClient({ ip: "198.51.100.9" });
    await block(client.ctx, ...numbersFrom(1, 3));
    const { status, job, body } = await ask(client, {
      numbers: ["719-555-0001", 17195550002, testNumber(9), "x"],
      reason: "wrong_number",
      note: "n",
    });
    expect([status, body.metadata]).toEqual([201, { root: "unblock_contact_job" }]);
    expect(Object.keys(job)).toEqual(expect.arrayContaining(FIELDS));
    expect(job).toMatchObject({
      kind: "clear",
      action: "unblock",
      status: "pending",
      selected_by: "numbers",
    });
    expect(job).toMatchObject({
      total_count: 4,
      not_blocked_count: 1,
      rejected_count: 1,
      unblock_percent: 50,
    });
    expect(job.rejections).toEqual([{ text: "x", problem: "is not a phone number" }]);
    await run(client, job);
    const ended = (await client.get(`/unblock_contact_jobs/${job.id}`)).body.unblock_contact_job;
    expect(ended).toMatchObject({ status: "succeeded", unblocked_count: 2, unblock_percent: 100 });
    const logs = (await client.get(`/contacts/${testNumber(1)}/block_logs`)).body.block_logs;
    expect(logs[0]).toMatchObject({
      action: "unblock",
      source: "unblock_job",
      reason: "wrong_number",
      note: "n",
      access_token_id: client.token.id,
      request_ip: "198.51.100.9",
      unblock_contact_job_id: job.id,
    });
  });

  test("takes one upload, a time range, a search, everything, and a pasted text in a form", async () => {
    const client = await apiClient();
    const file = await uploaded(client, numbersFrom(1, 2));
    await block(client.ctx, ...numbersFrom(11, 4));
    const form = await client.post("/unblock_contact_jobs", {
      form: { numbers: `${testNumber(11)}, x\n719 555 0012`, all: "" },
    });
    expect(form.body.unblock_contact_job).toMatchObject({ total_count: 3, rejected_count: 1 });
    const counts = async (json: Record<string, unknown>) =>
      (await ask(client, { ...json, dry_run: true })).job.count;
    expect(await counts({ contact_import_id: file.id })).toBe(2);
    expect(await counts({ blocked_at_from: "2016-01-01 12:25:15 -0500" })).toBe(6);
    expect(await counts({ blocked_at_to: "2016-01-01", time_zone: "Europe/Berlin" })).toBe(0);
    expect(await counts({ fulltext: "555001" })).toBe(4);
    expect(await counts({ fulltext: testNumber(1) })).toBe(1);
    expect(await counts({ all: "yes" })).toBe(6);
  });

  test("dry_run only counts: nothing is made", async () => {
    const client = await apiClient();
    await block(client.ctx, ...numbersFrom(1, 12));
    const { status, job } = await ask(client, { all: true, dry_run: true });
    expect([status, job.count]).toEqual([200, 12]);
    expect(job.sample).toHaveLength(10);
    expect(job.sample).toMatchObject({
      0: { number: testNumber(12), name: null, blocked_at: expect.any(String) },
    });
    expect((await client.get("/unblock_contact_jobs")).body.unblock_contact_jobs).toEqual([]);
  });

  test("above a thousand needs expected_count; more than that is 409 with the count", async () => {
    const client = await apiClient();
    await block(client.ctx, ...numbersFrom(1, 1_001));
    const missing = await ask(client, { all: true });
    expect([missing.status, Object.keys(missing.body.errors)]).toEqual([422, ["expected_count"]]);
    const fewer = await ask(client, { all: true, expected_count: 1_000 });
    expect([fewer.status, fewer.body.errors.base?.[0]]).toEqual([409, expect.stringContaining("1,001")]);
    expect((await ask(client, { all: true, expected_count: 1_001 })).status).toBe(201);
  });

  test.each<[string, ApiRequest, number, string]>([
    ["nothing chosen", {}, 422, "base"],
    ["all=false", { json: { all: false } }, 422, "base"],
    ["two ways at once", { json: { all: true, fulltext: "719" } }, 422, "base"],
    ["no list of numbers", { json: { numbers: { a: 1 } } }, 422, "numbers"],
    ["an empty list", { json: { numbers: [] } }, 422, "numbers"],
    ["a time that is none", { json: { blocked_at_from: "yesterday" } }, 422, "blocked_at_from"],
    ["an unknown reason", { json: { all: true, reason: "because" } }, 422, "reason"],
    ["a count that is none", { json: { all: true, expected_count: "many" } }, 422, "expected_count"],
    ["a word for an upload", { json: { contact_import_id: "mine" } }, 422, "contact_import_id"],
    ["JSON that is none", { body: "{", headers: { "content-type": "application/json" } }, 400, "base"],
  ])("%s is refused, and nothing is made", async (_, request, status, field) => {
    const client = await apiClient();
    await block(client.ctx, testNumber(1));
    const answer = await client.post("/unblock_contact_jobs", request);
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([status, [field]]);
    expect((await client.get("/unblock_contact_jobs")).body.unblock_contact_jobs).toEqual([]);
  });
});

describe("a job", () => {
  test("is stopped, and what it left alone is read as CSV", async () => {
    const client = await apiClient();
    await block(client.ctx, ...numbersFrom(1, 2));
    const { job } = await ask(client, { all: true });
    const stopped = (await client.post(`/unblock_contact_jobs/${job.id}/stop`)).body.unblock_contact_job;
    expect(stopped).toMatchObject({ status: "stopped", unblocked_count: 0 });
    const { job: other } = await ask(client, { all: true });
    await block(client.ctx, testNumber(1));
    await run(client, other);
    const rows = await client.get(`/unblock_contact_jobs/${other.id}/left_alone`);
    expect(rows.text).toBe(`number,why\r\n${testNumber(1)},asked_again\r\n`);
  });

  test("is undone with 202, and an undo is not", async () => {
    const client = await apiClient();
    await block(client.ctx, ...numbersFrom(1, 2));
    const { job } = await ask(client, { all: true });
    expect((await client.post(`/unblock_contact_jobs/${job.id}/undo`)).status).toBe(409);
    await run(client, job);
    const { status, body } = await client.post(`/unblock_contact_jobs/${job.id}/undo`);
    expect([status, body.status]).toEqual([202, 202]);
    const undo = body.unblock_contact_job;
    expect(undo).toMatchObject({ kind: "undo", action: "block", undone_job_id: job.id, total_count: 2 });
    expect((await run(client, undo)).blockedCount).toBe(2);
    expect((await client.post(`/unblock_contact_jobs/${undo.id}/undo`)).status).toBe(422);
    const second = await client.post(`/unblock_contact_jobs/${job.id}/undo`);
    expect([second.status, second.body.unblock_contact_job.total_count]).toEqual([202, 0]);
  });

  test("takes an upload back with 202", async () => {
    const client = await apiClient();
    const waiting = await upload(client.ctx, numbersFrom(1, 2).join("\n"));
    expect((await client.post(`/contact_imports/${waiting.id}/undo`)).status).toBe(409);
    await runUpload(client.ctx, waiting);
    const { status, body } = await client.post(`/contact_imports/${waiting.id}/undo`);
    expect(status).toBe(202);
    const undo = body.unblock_contact_job;
    expect(undo).toMatchObject({
      kind: "undo",
      action: "unblock",
      contact_import_id: waiting.id,
      total_count: 2,
    });
    expect((await run(client, undo)).unblockedCount).toBe(2);
    expect(await blockedOf(client.ctx)).toEqual([]);
  });

  test("stands in the list, the newest first, in pages", async () => {
    const client = await apiClient();
    const ids: unknown[] = [];
    for (let i = 0; i < 3; i++) ids.unshift((await ask(client, { all: true })).job.id);
    const first = await client.get("/unblock_contact_jobs?per_page=2&columns=id");
    expect(first.body.unblock_contact_jobs).toEqual([{ id: ids[0] }, { id: ids[1] }]);
    expect(first.body.metadata).toMatchObject({ total_count: 3, total_pages: 2, page: 1, per_page: 2 });
    const { next_cursor } = first.body.metadata;
    const next = await client.get(`/unblock_contact_jobs?per_page=2&columns=id&cursor=${next_cursor}`);
    expect(next.body.unblock_contact_jobs).toEqual([{ id: ids[2] }]);
    expect((await client.get("/unblock_contact_jobs?order=number")).status).toBe(422);
  });
});

describe("of another company", () => {
  test("a job and an upload are as if they did not exist", async () => {
    const [ours, theirs] = [await apiClient(), await apiClient()];
    await block(theirs.ctx, testNumber(1));
    const { job } = await ask(theirs, { all: true });
    await run(theirs, job);
    const file = await uploaded(theirs, [testNumber(2)]);
    const addresses = [
      ["GET", `/unblock_contact_jobs/${job.id}`],
      ["GET", `/unblock_contact_jobs/${job.id}/left_alone`],
      ["POST", `/unblock_contact_jobs/${job.id}/stop`],
      ["POST", `/unblock_contact_jobs/${job.id}/undo`],
      ["POST", `/contact_imports/${file.id}/undo`],
    ] as const;
    for (const [method, address] of addresses) {
      const answer = await ours.ask(method, address);
      const missing = await ours.ask(method, address.replace(/\d+/, "999999999"));
      expect([answer.status, answer.text]).toEqual([404, missing.text]);
      expect((await ours.ask(method, address.replace(/\d+/, "abc"))).status).toBe(404);
    }
    const used = await ask(ours, { contact_import_id: file.id });
    expect(used.status).toBe(404);
    expect((await ours.get("/unblock_contact_jobs")).body.metadata.total_count).toBe(0);
    expect(await blockedOf(theirs.ctx)).toEqual([testNumber(2)]);
  });
});

describe("without its permission it is refused with 403, which names it", () => {
  test.each<["GET" | "POST", string, Area | ModelAction]>([
    ["GET", "/unblock_contact_jobs", "Contact:read"],
    ["GET", "/unblock_contact_jobs/:job", "Contact:read"],
    ["GET", "/unblock_contact_jobs/:job/left_alone", "Contact:read"],
    ["POST", "/unblock_contact_jobs?all=1", "clear_blacklist"],
    ["POST", "/unblock_contact_jobs?all=1", "Contact:unblock"],
    ["POST", "/unblock_contact_jobs?all=1&dry_run=1", "clear_blacklist"],
    ["POST", "/unblock_contact_jobs?all=1&dry_run=1", "Contact:unblock"],
    ["POST", "/unblock_contact_jobs/:job/stop", "clear_blacklist"],
    ["POST", "/unblock_contact_jobs/:job/undo", "clear_blacklist"],
    ["POST", "/unblock_contact_jobs/:job/undo", "Contact:block"],
    ["POST", "/contact_imports/:file/undo", "clear_blacklist"],
    ["POST", "/contact_imports/:file/undo", "Contact:unblock"],
  ])("%s %s, %s", async (method, address, missing) => {
    const owner = await apiClient();
    await block(owner.ctx, testNumber(1));
    const { job } = await ask(owner, { all: true });
    await run(owner, job);
    const file = await uploaded(owner, [testNumber(2)]);
    const client = await apiClient({
      ctx: owner.ctx,
      areas: areas.filter((area) => area !== missing),
      actions: modelActions.filter((action) => action !== missing),
    });
    const path = address.replace(":job", String(job.id)).replace(":file", String(file.id));
    const { status, body } = await client.ask(method, path);
    expect([status, Object.keys(body.errors)]).toEqual([403, [missing]]);
    expect((await owner.get("/unblock_contact_jobs")).body.metadata.total_count).toBe(1);
    expect((await owner.ask(method, path)).status).toBeLessThan(300);
  });
});
