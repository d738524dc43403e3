import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { testContext, testNumber } from "@/lib/testing/context";
import { type ApiClient, apiClient } from "@/lib/web/testing/api-client";

const LIST = "/contacts/suppression_list";

/**
 * Makes a company that has blocked testNumber(0) … testNumber(count - 1), each a minute after the one before it, from
 * noon of a day.
 */
async function blacklist(count: number, company = {}) {
  const client = await apiClient({ ctx: await testContext({ company }) });
  const numbers = Array.from({ length: count }, (_, n) => testNumber(n));
  await setBlocked(client.ctx, numbers, { blocked: true, source: "system" });
  await db.execute(sql`
    update contacts set created_at = at, blocked_at = at + interval '1 day' from (
      select number as of, timestamptz '2016-01-01 12:00:00 -0500' + row_number() over (order by number) * interval '1 minute' as at
      from contacts where company_id = ${client.ctx.companyId}) as times
    where company_id = ${client.ctx.companyId} and number = of`);
  return client;
}

const numbersOf = async (client: ApiClient, query: string) => {
  const { status, body } = await client.get(`${LIST}${query}`);
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
  return body.contacts.map((contact) => contact.number);
};

test("the list comes newest block first with its counts", async () => {
  const client = await blacklist(30);
  const { body } = await client.get(LIST);
  expect(body.contacts.map((contact) => contact.number)).toEqual(
    Array.from({ length: 25 }, (_, n) => testNumber(29 - n)),
  );
  expect(body.metadata).toEqual({
    root: "contacts",
    total_count: 30,
    total_count_exact: true,
    total_pages: 2,
    page: 1,
    per_page: 25,
    next_cursor: expect.any(String),
  });
  expect(await numbersOf(client, "?page=2")).toEqual([4, 3, 2, 1, 0].map(testNumber));
  expect((await client.get(`${LIST}?page=2`)).body.metadata).toMatchObject({ page: 2, next_cursor: 0 });
  expect(await numbersOf(client, "?page=3")).toEqual([]);
});

test.each(["blocked_at", "created_at", "number"])(
  "the cursor goes through all by %s, both ways, to 0",
  async (order) => {
    const client = await blacklist(7);
    for (const [dir, expected] of [
      ["asc", [0, 1, 2, 3, 4, 5, 6]],
      ["desc", [6, 5, 4, 3, 2, 1, 0]],
    ] as const) {
      const seen: unknown[] = [];
      let cursor: unknown = -1;
      for (let page = 1; cursor !== 0; page++) {
        const { body } = await client.get(
          `${LIST}?per_page=3&order=${order}&order_dir=${dir}&cursor=${cursor}`,
        );
        seen.push(...body.contacts.map((contact) => contact.number));
        expect(body.metadata).toMatchObject({ page, total_pages: 3, total_count: 7 });
        cursor = body.metadata.next_cursor;
      }
      expect(seen).toEqual(expected.map(testNumber));
    }
  },
);

test("an empty list has no pages", async () => {
  const { body } = await (await apiClient()).get(LIST);
  expect(body).toMatchObject({
    contacts: [],
    metadata: { total_count: 0, total_pages: 0, page: 1, next_cursor: 0 },
  });
});

test("columns limits the fields, in the order asked; root=false gives the bare list", async () => {
  const client = await blacklist(1);
  const { body } = await client.get(`${LIST}?columns=number,%20uuid,created_at`);
  expect(body.contacts.map((contact) => Object.keys(contact))).toEqual([["number", "uuid", "created_at"]]);
  const bare = await client.get(`${LIST}?columns=number&root=false`);
  expect(bare.body).toEqual([{ number: testNumber(0) }]);
  for (const query of ["?columns=", "?root=true", "?root=&page=&cursor=&fulltext=&created_at_from="]) {
    expect((await client.get(`${LIST}${query}`)).body.contacts[0]).toMatchObject({ type: "Contact" });
  }
});

test("fulltext finds a number in any spelling, also with a plus that became a space, its beginning and its end", async () => {
  const client = await blacklist(3);
  const two = testNumber(2);
  for (const text of [
    two,
    encodeURIComponent(two),
    two.slice(1),
    two.slice(2),
    two.slice(-4),
    encodeURIComponent("(719) 555-0002"),
  ]) {
    expect(await numbersOf(client, `?fulltext=${text}`)).toEqual([two]);
  }
  expect(await numbersOf(client, "?fulltext=+1719")).toHaveLength(3);
  expect(await numbersOf(client, "?fulltext=%2B1718")).toEqual([]);
});

describe("the times", () => {
  // testNumber(n) was made at 17:00 UTC of 1 January 2016 plus n + 1 minutes, and blocked a day later.
  test.each([
    ["created_at_from=2016-01-01 12:02:00 -0500", [2, 1]],
    ["created_at_from=2016-01-01 17:02:00&time_zone=UTC", [2, 1]],
    ["created_at_from=2016-01-01T12:02", [2, 1]],
    ["created_at_from=2016-01-01T12:02&time_zone=Eastern Time (US %26 Canada)", [2, 1]],
    ["created_at_from=2016-01-01T12:02&time_zone=EST", [2, 1]],
    ["created_at_from=2016-01-01T18:02&time_zone=Europe/Berlin", [2, 1]],
    ["created_at_from=2016-01-01T18:02+01:00", [2, 1]],
    ["created_at_from=2016-01-01 22:32:00 +0530", [2, 1]],
    ["created_at_from=2016-01-01 22:32:00 %2B0530", [2, 1]],
    ["created_at_to=2016-01-01 17:02:00 UTC", [1, 0]],
    ["created_at_to=2016-01-01", [2, 1, 0]],
    ["created_at_from=2016-01-02", []],
    ["blocked_at_from=2016-01-02", [2, 1, 0]],
    ["blocked_at_from=2016-01-02T17:02:00.000Z&blocked_at_to=2016-01-02T17:02:00.000Z", [1]],
    ["created_at_from=2016-01-01T17:02:00Z&blocked_at_to=2016-01-02T17:02:00Z", [1]],
  ])("%s", async (query, expected) => {
    const client = await blacklist(3);
    expect(await numbersOf(client, `?${query}`)).toEqual(expected.map(testNumber));
  });

  test("without an offset and a time_zone they are the company's", async () => {
    const client = await blacklist(3, { timeZone: "Asia/Tokyo" });
    expect(await numbersOf(client, "?created_at_from=2016-01-02 02:02")).toEqual([2, 1].map(testNumber));
  });
});

describe("what cannot be read is refused and named", () => {
  const place = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const cases: [string, number, string][] = [
    ["columns=number,secret", 400, "columns"],
    ["columns=constructor", 400, "columns"],
    ["cursor=x", 400, "cursor"],
    ["cursor=0", 400, "cursor"],
    ["cursor=-2", 400, "cursor"],
    [`cursor=${place(["+1719", 1, 0, 0])}`, 400, "cursor"],
    [`cursor=${place(["2016-13-41T99:00:00.000Z", 1, 0, 0])}`, 400, "cursor"],
    ["order=name", 422, "order"],
    ["order=constructor", 422, "order"],
    ["order_dir=down", 422, "order_dir"],
    ["per_page=0", 422, "per_page"],
    ["per_page=-1", 422, "per_page"],
    ["per_page=1001", 422, "per_page"],
    ["per_page=1000000000", 422, "per_page"],
    ["per_page=x", 422, "per_page"],
    ["per_page=2.5", 422, "per_page"],
    ["page=0", 422, "page"],
    ["page=x", 422, "page"],
    ["page=4001", 422, "page"],
    ["page=1e300", 422, "page"],
    ["root=perhaps", 422, "root"],
    ["created_at_from=yesterday", 422, "created_at_from"],
    ["created_at_to=2016-02-30", 422, "created_at_to"],
    ["time_zone=Nowhere", 422, "time_zone"],
  ];

  test.each([
    ...cases,
    ["fulltext=12", 422, "fulltext"] as const,
    [`fulltext=${"x".repeat(201)}`, 422, "fulltext"] as const,
    ["fulltext=a%00b", 400, "fulltext"] as const,
    ["blocked_at_from=12", 422, "blocked_at_from"] as const,
  ])("suppression_list?%s", async (query, status, field) => {
    const { body } = await (await apiClient()).get(`${LIST}?${query}`);
    expect(body).toEqual({ status, errors: { [field]: [expect.any(String)] } });
    expect(body.errors[field]?.[0]).not.toMatch(/invalid input|NaN/i);
  });

  test.each([
    ...cases,
    ["number=911", 422, "number"] as const,
    ["action=erase", 422, "action"] as const,
    ["source=moon", 422, "source"] as const,
    ["access_token_id=x", 422, "access_token_id"] as const,
    ["collaborator_id=99999999999999999999", 422, "collaborator_id"] as const,
    ["contact_import_id=0", 422, "contact_import_id"] as const,
  ])("block_logs?%s", async (query, status, field) => {
    const { body } = await (await apiClient()).get(`/block_logs?${query}`);
    expect(body).toEqual({ status, errors: { [field]: [expect.any(String)] } });
    expect(body.errors[field]?.[0]).not.toMatch(/invalid input|NaN/i);
  });
});

test("block_logs goes by cursor and by its filters", async () => {
  const client = await apiClient();
  for (const n of [0, 1, 2]) await client.post(`/contacts/${testNumber(n)}/caller_block`);
  await client.post(`/contacts/${testNumber(1)}/caller_unblock`, {
    form: { reason: "other", note: "a mistake" },
  });
  const first = (await client.get("/block_logs?per_page=3")).body;
  expect(first.metadata).toMatchObject({ root: "block_logs", total_count: 4, total_pages: 2, page: 1 });
  const second = (await client.get(`/block_logs?per_page=3&cursor=${first.metadata.next_cursor}`)).body;
  expect(second.metadata).toMatchObject({ page: 2, next_cursor: 0 });
  expect([...first.block_logs, ...second.block_logs].map((log) => log.action)).toEqual([
    "unblock",
    "block",
    "block",
    "block",
  ]);
  const count = async (query: string) => (await client.get(`/block_logs?${query}`)).body.metadata.total_count;
  expect(await count("action=unblock")).toBe(1);
  expect(await count(`number=${testNumber(1)}`)).toBe(2);
  expect(await count(`access_token_id=${client.token.id}&source=api`)).toBe(4);
  expect(await count("source=import")).toBe(0);
  expect(await count("created_at_to=2016-01-01")).toBe(0);
  const oldest = await client.get(
    `/contacts/${testNumber(1)}/block_logs?order=created_at&order_dir=asc&columns=action,note`,
  );
  expect(oldest.body.block_logs).toEqual([
    { action: "block", note: null },
    { action: "unblock", note: "a mistake" },
  ]);
});
