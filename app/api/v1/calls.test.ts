import { describe, expect, test } from "vitest";
import { modelActions } from "@/db/permissions";
import { aCall } from "@/lib/calls/testing/calls";
import type { Phone } from "@/lib/phone/phone";
import { testNumber } from "@/lib/testing/context";
import { apiClient } from "@/lib/web/testing/api-client";

const number = testNumber(1);

test("a call is read by its id or uuid and listed, in fields that say who called whom and how it went", async () => {
  const client = await apiClient();
  const createdAt = new Date("2026-03-03T21:40:00.000Z");
  const call = await aCall(client.ctx, number, {
    ourNumber: "+13035550170" as Phone,
    durationSeconds: 192,
    createdAt,
    endedAt: new Date("2026-03-03T21:43:12.000Z"),
  });
  await client.post(`/contacts/${number}/caller_block`);
  const { status, body } = await client.get(`/calls/${call.id}`);
  expect(status).toBe(200);
  expect(body.metadata).toEqual({ root: "call" });
  expect(body.call).toMatchObject({
    id: call.id,
    type: "Call",
    uuid: call.uuid,
    direction: "inbound",
    status: "completed",
    caller_id: number,
    number: "+13035550170",
    duration: 192,
    disposition: null,
    refusal_reason: null,
    provider: "sandbox",
    blocked: true,
    opt_out: false,
    routes_edit_path: `/calls/${call.id}/edit`,
    created_at: expect.stringContaining("2026-03-03"),
    answered_at: null,
    ended_at: expect.any(String),
  });
  expect((await client.get(`/calls/${call.uuid}`)).body.call).toEqual(body.call);
  expect((await client.get("/calls")).body.calls).toEqual([body.call]);
});

test("a withheld number is null, and so is whether it is blocked", async () => {
  const client = await apiClient();
  const { id } = await aCall(client.ctx, null, { callerText: "anonymous" });
  const { call } = (await client.get(`/calls/${id}`)).body;
  expect(call).toMatchObject({ caller_id: null, contact_id: null, blocked: null, opt_out: null });
});

test("the list is narrowed, paged by cursor, and cut to columns", async () => {
  const client = await apiClient();
  for (const n of [1, 2, 3]) await aCall(client.ctx, testNumber(n), { createdAt: new Date(2026, 0, n) });
  await aCall(client.ctx, testNumber(4), {
    direction: "outbound",
    status: "no-answer",
    createdAt: new Date(2026, 0, 4),
  });
  const numbers = async (query: string) => {
    const { status, body } = await client.get(`/calls?columns=caller_id&${query}`);
    expect(status).toBe(200);
    return body.calls.map((call) => call.caller_id);
  };
  expect(await numbers("")).toEqual([4, 3, 2, 1].map(testNumber));
  expect(await numbers("order=created_at&order_dir=asc&per_page=2")).toEqual([1, 2].map(testNumber));
  expect(await numbers("status=no-answer")).toEqual([testNumber(4)]);
  expect(await numbers("direction=inbound")).toEqual([3, 2, 1].map(testNumber));
  expect(await numbers(`number=+${testNumber(2).slice(1)}`)).toEqual([testNumber(2)]);
  expect(await numbers("fulltext=5550003")).toEqual([testNumber(3)]);
  expect(await numbers("created_at_to=2026-01-01&time_zone=UTC")).toEqual([testNumber(1)]);
  const first = await client.get("/calls?per_page=3&cursor=-1");
  expect(first.body.metadata).toMatchObject({ total_count: 4, total_count_exact: true, total_pages: 2 });
  const second = await client.get(`/calls?per_page=3&cursor=${first.body.metadata.next_cursor}`);
  expect(second.body.calls).toMatchObject([{ caller_id: testNumber(1) }]);
  expect(second.body.metadata).toMatchObject({ page: 2, next_cursor: 0 });
  expect((await client.get("/calls?root=false")).text).toMatch(/^\[\{/);
});

test.each([
  ["status=gone", 422, "status"],
  ["direction=up", 422, "direction"],
  ["order=duration", 422, "order"],
  ["offer_id=x", 422, "offer_id"],
  ["number=abc", 422, "number"],
  ["fulltext=12", 422, "fulltext"],
  ["per_page=0", 422, "per_page"],
  ["cursor=nonsense", 400, "cursor"],
  ["columns=secret", 400, "columns"],
  ["time_zone=Mars", 422, "time_zone"],
])("GET /calls?%s is %d and names the field", async (query, expected, field) => {
  const client = await apiClient();
  const { status, body } = await client.get(`/calls?${query}`);
  expect([status, Object.keys(body.errors)]).toEqual([expected, [field]]);
});

test("PUT gives a disposition, and moves a sandbox call along", async () => {
  const client = await apiClient();
  const { id, uuid } = await aCall(client.ctx, number, { direction: "outbound", status: "in-progress" });
  const put = (address: string, json: object) => client.put(`/calls/${address}`, { json });
  const chosen = await put(uuid, { disposition: "Call back" });
  expect([chosen.status, chosen.body.call]).toMatchObject([200, { disposition: "Call back" }]);
  const ended = await put(String(id), { status: "completed", duration: 63 });
  expect(ended.body.call).toMatchObject({ status: "completed", duration: 63, disposition: "Call back" });
  expect((await put(uuid, { disposition: null })).body.call).toMatchObject({ disposition: null });
  for (const [field, json] of Object.entries({
    status: { status: "ringing" },
    disposition: { disposition: "x".repeat(101) },
    duration: { duration: 5 },
  })) {
    const { status, body } = await put(uuid, json);
    expect([status, Object.keys(body.errors)]).toEqual([422, [field]]);
  }
});

const endpoints = [
  ["GET", "/calls/:id", "Call:read"],
  ["PUT", "/calls/:id?disposition=Interested", "Call:write"],
  ["GET", "/calls", "Call:read"],
] as const;

describe("without its permission it is refused with 403, which names it, and nothing changes", () => {
  test.each(endpoints)("%s %s", async (method, address, permission) => {
    const owner = await apiClient();
    const { id } = await aCall(owner.ctx, number);
    const before = await owner.get(`/calls/${id}`);
    const actions = modelActions.filter((action) => action !== permission);
    const client = await apiClient({ ctx: owner.ctx, actions });
    const { status, body } = await client.ask(method, address.replace(":id", String(id)));
    expect([status, Object.keys(body.errors)]).toEqual([403, [permission]]);
    expect((await owner.get(`/calls/${id}`)).body).toEqual(before.body);
  });
});

describe("another company's call is as if it did not exist", () => {
  test.each(endpoints.filter(([, address]) => address.includes(":id")))("%s %s", async (method, address) => {
    const [ours, theirs] = [await apiClient(), await apiClient()];
    const call = await aCall(theirs.ctx, number);
    const missing = await ours.ask(method, address.replace(":id", "00000000-0000-4000-8000-000000000000"));
    for (const key of [call.uuid, String(call.id)]) {
      const asked = await ours.ask(method, address.replace(":id", key));
      expect([asked.status, asked.text]).toEqual([404, missing.text]);
    }
    expect((await ours.get(`/calls?fulltext=${number}`)).body.calls).toEqual([]);
    expect((await theirs.get(`/calls/${call.id}`)).body.call).toMatchObject({ disposition: null });
  });
});
