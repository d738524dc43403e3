import { expect, test } from "vitest";
import { runHere } from "@/lib/contact-imports/testing/uploads";
import { testNumber } from "@/lib/testing/context";
import { apiClient } from "@/lib/web/testing/api-client";

test("bulk_block answers every number in the order asked, in what spelling it came", async () => {
  const client = await apiClient();
  const json = {
    numbers: [testNumber(1), 17195550002, "(719) 555-0001", "x", { number: 1 }],
    reason: "spam",
  };
  const { status, body } = await client.post("/contacts/bulk_block", { json });
  expect(status).toBe(200);
  expect(body).toEqual({
    results: [
      { input: testNumber(1), number: testNumber(1), result: "blocked", errors: [] },
      { input: 17195550002, number: testNumber(2), result: "blocked", errors: [] },
      { input: "(719) 555-0001", number: testNumber(1), result: "duplicate", errors: [] },
      { input: "x", number: null, result: "invalid", errors: [expect.any(String)] },
      { input: null, number: null, result: "invalid", errors: ["must be a text or a number"] },
    ],
    counts: { blocked: 2, already_blocked: 0, duplicate: 1, invalid: 2 },
  });
  const logs = (await client.get(`/contacts/${testNumber(1)}/block_logs`)).body.block_logs;
  expect(logs).toMatchObject([
    { source: "api", reason: "spam", access_token_id: client.token.id, request_ip: "198.51.100.7" },
  ]);
});

test("a form may hold the list as it was pasted", async () => {
  const client = await apiClient();
  const form = { numbers: "719-555-0001, 719-555-0002\n7195550003;719-555-0001" };
  const { body } = await client.post("/contacts/bulk_block", { form });
  expect(body.counts).toEqual({ blocked: 3, already_blocked: 0, duplicate: 1, invalid: 0 });
  const undone = await client.post("/contacts/bulk_unblock", { form });
  expect(undone.body.counts).toEqual({ unblocked: 3, not_blocked: 0, duplicate: 1, invalid: 0 });
});

test("scrub says of each number whether, since when and why it is blocked, and whether it opted out", async () => {
  const client = await apiClient();
  await client.post(`/contacts/${testNumber(1)}/caller_block?reason=litigator`);
  await client.put(`/contacts/${testNumber(2)}?opt_out=1`);
  const since = (await client.get(`/contacts/${testNumber(1)}`)).body.contact.blocked_at;
  const json = { numbers: ["719 555 0001", testNumber(2), testNumber(3), "?"] };
  const { status, body } = await client.post("/contacts/scrub", { json });
  expect(status).toBe(200);
  const free = { blocked: false, since: null, reason: null, opt_out: false, errors: [] };
  const unknown = { blocked: null, since: null, reason: null, opt_out: null, errors: [expect.any(String)] };
  expect(body).toEqual({
    results: [
      { ...free, input: "719 555 0001", number: testNumber(1), blocked: true, since, reason: "litigator" },
      { ...free, input: testNumber(2), number: testNumber(2), opt_out: true },
      { ...free, input: testNumber(3), number: testNumber(3) },
      { ...unknown, input: "?", number: null },
    ],
    counts: { blocked: 1, not_blocked: 2, opt_out: 1, invalid: 1 },
  });
  expect((await client.get(`/contacts/${testNumber(3)}`)).status).toBe(404);
});

test("a list that is none, empty or too long is refused by name, and a reason that is none too", async () => {
  const client = await apiClient();
  const long = Array.from({ length: 10_001 }, (_, n) => testNumber(n));
  for (const address of ["/contacts/bulk_block", "/contacts/bulk_unblock", "/contacts/scrub"]) {
    for (const [json, words] of [
      [{}, "must be a list of numbers"],
      [{ numbers: 5 }, "must be a list of numbers"],
      [{ numbers: [] }, "holds no number"],
      [{ numbers: "" }, "holds no number"],
      [{ numbers: long }, "holds more than 10,000 numbers; split the list, or upload it as a file"],
    ] as const) {
      const { status, body } = await client.post(address, { json });
      expect({ status, errors: body.errors }).toEqual({ status: 422, errors: { numbers: [words] } });
    }
  }
  const json = { numbers: [testNumber(1)], reason: "mood" };
  expect((await client.post("/contacts/bulk_block", { json })).body.errors).toHaveProperty("reason");
  expect((await client.get("/block_logs")).body.block_logs).toEqual([]);
});

test("a body of more than two mebibytes is refused, and lists nested a thousand times are only invalid", async () => {
  const client = await apiClient();
  const large = { numbers: ["7".repeat(2 * 1024 * 1024)] };
  expect((await client.post("/contacts/bulk_block", { json: large })).status).toBe(413);
  const body = `{"numbers":[${"[".repeat(100_000)}${"]".repeat(100_000)}]}`;
  const headers = { "content-type": "application/json", "idempotency-key": "deep" };
  const nested = await client.post("/contacts/bulk_block", { headers, body });
  expect(nested.body.counts).toMatchObject({ invalid: 1 });
});

test("each needs its permission, and bulk_unblock the area too", async () => {
  const owner = await apiClient();
  const json = { numbers: [testNumber(1)] };
  for (const [address, areas, actions, missing] of [
    ["/contacts/bulk_block", ["clear_blacklist"], ["Contact:unblock"], "Contact:block"],
    ["/contacts/bulk_unblock", ["clear_blacklist"], ["Contact:block"], "Contact:unblock"],
    ["/contacts/bulk_unblock", [], ["Contact:block", "Contact:unblock"], "clear_blacklist"],
    ["/contacts/scrub", [], ["Contact:read", "Contact:block"], "Contact:check"],
  ] as const) {
    const client = await apiClient({ ctx: owner.ctx, areas: [...areas], actions: [...actions] });
    const { status, body } = await client.post(address, { json });
    expect([status, Object.keys(body.errors)]).toEqual([403, [missing]]);
  }
});

test.each(["numbers", "numbers[]"])(
  "a form names a list by %s again and again: none of it is lost",
  async (name) => {
    const client = await apiClient();
    const numbers = [testNumber(1), testNumber(2), testNumber(3)];
    const pairs = new URLSearchParams(numbers.map((number) => [name, number]));
    const asked = await client.post("/contacts/bulk_block", { body: pairs });
    expect([asked.status, asked.body.results]).toMatchObject([200, numbers.map((number) => ({ number }))]);
    const scrubbed = await client.post(`/contacts/scrub?${pairs}`);
    expect(scrubbed.body.counts).toMatchObject({ blocked: 3 });
    const form = new FormData();
    for (const number of numbers) form.append(name, number);
    const { body } = await client.post("/contact_imports?blocked=0", { body: form });
    const run = await runHere(client.ctx, { id: Number(body.contact_import.id) });
    expect(run).toMatchObject({ totalCount: 3, unblockedCount: 3 });
    const exported = await client.post("/data_exports?columns=number&columns=reason");
    expect(exported.body.data_export.columns).toEqual(["number", "reason"]);
  },
);
