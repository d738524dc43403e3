import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { repeatedBlocks } from "@/db/schema/block-logs";
import { contacts } from "@/db/schema/contacts";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { testContext, testNumber } from "@/lib/testing/context";
import { type ApiClient, apiClient } from "@/lib/web/testing/api-client";

const FIELDS =
  `id, legacy_id, type, uuid, created_at, updated_at, deleted_at, user_updated_at, routes_show_path,
  routes_edit_path, external_record_id, number, last_call_at, blocked, opt_out, calls_count, outbound_call_failure_count,
  outbound_no_answer_count, blocked_at, sms_opt_out_at, name, country, time_zone`.split(/,\s*/);

const LOG_FIELDS =
  `id, company_id, contact_id, action, source, reason, note, user_id, collaborator_id, access_token_id,
  call_id, lead_id, contact_import_id, unblock_contact_job_id, schedule_action_id, request_ip, blocked_at,
  blocked_cleared_at, created_at`.split(/,\s*/);

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/;

const contactsOf = ({ ctx }: ApiClient) =>
  db.select().from(contacts).where(eq(contacts.companyId, ctx.companyId));

test("caller_block and caller_unblock change the number and leave two log rows with the token and the address", async () => {
  const client = await apiClient({ ip: "198.51.100.7" });
  const blocked = await client.post("/contacts/17193132645/caller_block");
  expect(blocked.status).toBe(200);
  expect(Object.keys(blocked.body.contact)).toEqual(FIELDS);
  const { id, blocked_at } = blocked.body.contact;
  expect(blocked.body.contact).toMatchObject({
    number: "+17193132645",
    type: "Contact",
    blocked: true,
    blocked_at: expect.stringMatching(TIME),
    created_at: expect.stringMatching(TIME),
    routes_show_path: `/contacts/${id}`,
    legacy_id: null,
    deleted_at: null,
    country: "US",
  });
  const unblocked = await client.post("/contacts/17193132645/caller_unblock");
  expect(unblocked.body.contact).toMatchObject({ id, blocked: false, blocked_at: null });
  const { body } = await client.get("/contacts/17193132645/block_logs");
  expect(Object.keys(body.block_logs[0] ?? {})).toEqual(LOG_FIELDS);
  const who = { source: "api", access_token_id: client.token.id, request_ip: "198.51.100.7", user_id: null };
  const cleared = unblocked.body.contact.updated_at;
  expect(body.block_logs).toMatchObject([
    { ...who, action: "unblock", blocked_at, blocked_cleared_at: cleared, created_at: cleared },
    { ...who, action: "block", blocked_at, blocked_cleared_at: null, created_at: blocked_at },
  ]);
});

test("the check says no for dial, match and sms while blocked, and yes at once when not", async () => {
  const client = await apiClient();
  const check = async (action: string) =>
    (await client.get(`/contacts/17193132645/check?action=${action}`)).body.check;
  const { body } = await client.post("/contacts/17193132645/caller_block");
  for (const action of ["dial", "match", "sms"]) {
    expect(await check(action)).toEqual({
      number: "+17193132645",
      action,
      allowed: false,
      reason: "blocked",
      since: body.contact.blocked_at,
      caller: null,
    });
  }
  await client.post("/contacts/17193132645/caller_unblock");
  for (const action of ["dial", "match", "sms"]) {
    expect(await check(action)).toMatchObject({ allowed: true, reason: null, since: null });
  }
});

test("twenty parallel caller_block of one new number: one contact, one log row, nineteen asked again, twenty times 200", async () => {
  const client = await apiClient();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => client.post(`/contacts/${testNumber(1)}/caller_block`)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(new Set(answers.map(({ body }) => body.contact.id)).size).toBe(1);
  expect(await contactsOf(client)).toHaveLength(1);
  expect((await client.get("/block_logs")).body.metadata.total_count).toBe(1);
  const repeats = await db
    .select()
    .from(repeatedBlocks)
    .where(eq(repeatedBlocks.companyId, client.ctx.companyId));
  expect(repeats).toHaveLength(19);
  expect(repeats.every((row) => row.accessTokenId === client.token.id)).toBe(true);
});

describe("the number in the path", () => {
  test.each([
    "17193132645",
    "7193132645",
    "+17193132645",
    "%2B17193132645",
    "%2B1%20719-313-2645",
    "%2017193132645",
    "(719)%20313-2645",
  ])("%s is +17193132645", async (path) => {
    const client = await apiClient();
    const { body } = await client.post(`/contacts/${path}/caller_block`);
    expect(body.contact).toMatchObject({ number: "+17193132645", blocked: true });
    expect((await client.get(`/contacts/${path}`)).body.contact).toEqual(body.contact);
    expect((await client.get(`/contacts/${path}/check`)).body.check).toMatchObject({ allowed: false });
  });

  test("is read in the country of the company", async () => {
    const client = await apiClient({ ctx: await testContext({ company: { defaultCountry: "DE" } }) });
    const { body } = await client.post("/contacts/030901820/caller_block");
    expect(body.contact.number).toBe("+4930901820");
  });

  test.each([
    ["abc", "is not a phone number"],
    ["911", "is an emergency number and cannot be blocked"],
    ["112", "is an emergency number and cannot be blocked"],
    ["1234567890123456", "has more than 15 digits"],
    ["%2B", "is not a phone number"],
    ["1.7193E+10", expect.stringMatching(/^lost digits/)],
    ["%2520", expect.any(String)],
  ])("%s is refused with 422 and makes nothing, and a check of it has no number", async (path, problem) => {
    const client = await apiClient();
    for (const action of ["caller_block", "caller_unblock"]) {
      const { status, body } = await client.post(`/contacts/${path}/${action}`);
      expect({ status, body }).toEqual({
        status: 422,
        body: { status: 422, errors: { caller_id: [problem] } },
      });
    }
    const { body } = await client.get(`/contacts/${path}/check?action=match`);
    expect(body.check).toMatchObject({ number: null, allowed: true, caller: expect.any(String) });
    expect(await contactsOf(client)).toEqual([]);
  });
});

test("caller_unblock of an unknown number makes a contact that is not blocked, and no log", async () => {
  const client = await apiClient();
  const { status, body } = await client.post(`/contacts/${testNumber(1)}/caller_unblock`);
  expect(status).toBe(200);
  expect(body.contact).toMatchObject({ number: testNumber(1), blocked: false });
  expect((await client.get("/block_logs")).body.block_logs).toEqual([]);
});

describe("GET and PUT of a contact", () => {
  test("go by the number and by the internal id", async () => {
    const client = await apiClient();
    const { body } = await client.put(`/contacts/${testNumber(1)}?blocked=true`);
    expect(body.contact.blocked).toBe(true);
    expect((await client.get(`/contacts/${body.contact.id}`)).body.contact).toEqual(body.contact);
    const off = await client.put(`/contacts/${body.contact.id}`, { form: { blocked: "off" } });
    expect(off.body.contact).toMatchObject({ id: body.contact.id, blocked: false });
  });

  test("an unknown number is 404 to GET and becomes a contact by PUT; an unknown id is 404 to both", async () => {
    const client = await apiClient();
    expect((await client.get(`/contacts/${testNumber(1)}`)).status).toBe(404);
    expect((await client.get("/contacts/999999999")).status).toBe(404);
    expect((await client.put("/contacts/999999999?blocked=true")).status).toBe(404);
    expect((await client.put(`/contacts/${testNumber(1)}`, { json: { blocked: true } })).status).toBe(200);
    expect(await contactsOf(client)).toHaveLength(1);
  });

  test.each([
    ["1", true],
    ["true", true],
    ["TRUE", true],
    ["yes", true],
    ["on", true],
    ["0", false],
    ["false", false],
    ["no", false],
    ["off", false],
  ])("blocked=%s is %s", async (word, expected) => {
    const client = await apiClient();
    await client.put(`/contacts/${testNumber(1)}?blocked=${!expected}`);
    const { body } = await client.put(`/contacts/${testNumber(1)}?blocked=${word}`);
    expect(body.contact.blocked).toBe(expected);
    for (const value of [expected, Number(expected), word]) {
      const again = await client.put(`/contacts/${testNumber(1)}`, { json: { blocked: value } });
      expect(again.body.contact.blocked).toBe(expected);
    }
  });

  test.each([["2"], [""], ["blocked"], [null], [[]], [{}]])(
    "blocked %j is refused with 422",
    async (value) => {
      const client = await apiClient();
      const { status, body } = await client.put(`/contacts/${testNumber(1)}`, { json: { blocked: value } });
      expect(status).toBe(422);
      expect(body.errors.blocked).toEqual(["must be one of 1, true, yes, on, 0, false, no, off"]);
      expect(await contactsOf(client)).toEqual([]);
    },
  );

  test("opt_out opts out with its own log and leaves the block logs alone", async () => {
    const client = await apiClient();
    const { body } = await client.put(`/contacts/${testNumber(1)}?opt_out=yes`);
    expect(body.contact).toMatchObject({
      opt_out: true,
      blocked: false,
      sms_opt_out_at: expect.stringMatching(TIME),
    });
    const check = async (action: string) =>
      (await client.get(`/contacts/${testNumber(1)}/check?action=${action}`)).body.check;
    expect(await check("dial")).toMatchObject({
      allowed: false,
      reason: "opted_out",
      since: body.contact.sms_opt_out_at,
    });
    expect(await check("sms")).toMatchObject({ allowed: false, reason: "opted_out" });
    expect(await check("match")).toMatchObject({ allowed: true });
    await client.put(`/contacts/${testNumber(1)}?opt_out=no`);
    expect(await check("dial")).toMatchObject({ allowed: true });
    expect((await client.get("/block_logs")).body.block_logs).toEqual([]);
    const logged = await db
      .select()
      .from(optOutLogs)
      .where(
        and(eq(optOutLogs.companyId, client.ctx.companyId), eq(optOutLogs.accessTokenId, client.token.id)),
      );
    expect(logged).toHaveLength(2);
  });

  test("what neither names changes nothing", async () => {
    const client = await apiClient();
    const before = (await client.post(`/contacts/${testNumber(1)}/caller_block`)).body;
    const after = await client.put(`/contacts/${testNumber(1)}?note=seen`);
    expect(after.body).toEqual(before);
  });
});

test("a caller_id in the query or the body does not win over the path", async () => {
  const client = await apiClient();
  const wish = { caller_id: testNumber(2) };
  const query = new URLSearchParams(wish).toString();
  const { body } = await client.post(`/contacts/${testNumber(1)}/caller_block?${query}`, { json: wish });
  expect(body.contact.number).toBe(testNumber(1));
  expect(await contactsOf(client)).toHaveLength(1);
});

test("an unknown action is refused with 422, an empty one is dial", async () => {
  const client = await apiClient();
  const unknown = await client.get(`/contacts/${testNumber(1)}/check?action=fax`);
  expect(unknown.body).toEqual({ status: 422, errors: { action: ["must be one of dial, match, sms"] } });
  expect((await client.get(`/contacts/${testNumber(1)}/check?action=`)).body.check.action).toBe("dial");
});
