import { allPermissions } from "@/lib/allow";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { repeatedBlocks } from "@/db/schema/block-logs";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { Forbidden } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { blockContacts, unblockContacts } from "./bulk";
import { findContact } from "./reading";
import { scrubContacts } from "./scrubbing";
import { setOptOut } from "./inner/set-opt-out";

const resultsOf = ({ results }: Awaited<ReturnType<typeof blockContacts>>) =>
  results.map(({ result }) => result);

const without = (permission: "Contact:block" | "Contact:unblock" | "clear_blacklist" | "Contact:check") =>
  new Set([...allPermissions].filter((other) => other !== permission));

const contactsOf = ({ companyId }: Context) =>
  db.select().from(contacts).where(eq(contacts.companyId, companyId));

/** Returns number, action, source, reason and note of every log row, in order. */
const logsOf = ({ companyId }: Context) =>
  db.execute(sql`
    select number, action, source, block_logs.reason, note from block_logs
    join contacts on contacts.company_id = block_logs.company_id and contacts.id = contact_id
    where block_logs.company_id = ${companyId} order by number, block_logs.id`);

const repeatsOf = ({ companyId }: Context) =>
  db.select().from(repeatedBlocks).where(eq(repeatedBlocks.companyId, companyId));

test("every item has its answer in the order asked, and one that is no number keeps no other from being blocked", async () => {
  const ctx = await testContext();
  await blockContacts(ctx, { numbers: [testNumber(2)] });
  const answer = await blockContacts(ctx, {
    numbers: [
      testNumber(1),
      "(719) 555-0001",
      testNumber(2),
      "nobody",
      17195550003,
      null,
      "911",
      "7195550003",
    ],
    reason: "dnc_request",
    note: "by letter",
  });
  expect(answer.results).toEqual([
    { input: testNumber(1), number: testNumber(1), result: "blocked", errors: [] },
    { input: "(719) 555-0001", number: testNumber(1), result: "duplicate", errors: [] },
    { input: testNumber(2), number: testNumber(2), result: "already_blocked", errors: [] },
    { input: "nobody", number: null, result: "invalid", errors: [expect.stringMatching(/phone number/)] },
    { input: 17195550003, number: testNumber(3), result: "blocked", errors: [] },
    { input: null, number: null, result: "invalid", errors: ["must be a text or a number"] },
    { input: "911", number: null, result: "invalid", errors: [expect.stringMatching(/emergency/)] },
    { input: "7195550003", number: testNumber(3), result: "duplicate", errors: [] },
  ]);
  expect(answer.counts).toEqual({ blocked: 2, already_blocked: 1, duplicate: 2, invalid: 3 });
  const asked = { action: "block", source: "api", reason: "dnc_request", note: "by letter" };
  expect([...(await logsOf(ctx))]).toEqual([
    { number: testNumber(1), ...asked },
    { number: testNumber(2), ...asked, reason: null, note: null },
    { number: testNumber(3), ...asked },
  ]);
  expect(await repeatsOf(ctx)).toMatchObject([{ reason: "dnc_request", note: "by letter" }]);
});

test("unblocking ends the blocks there are and makes no contacts", async () => {
  const ctx = await testContext();
  await blockContacts(ctx, { numbers: [testNumber(1), testNumber(2)] });
  await unblockContacts(ctx, { numbers: [testNumber(2)] });
  const answer = await unblockContacts(ctx, {
    numbers: [testNumber(3), testNumber(2), testNumber(1), testNumber(1), "?"],
    reason: "other",
  });
  expect(resultsOf(answer)).toEqual(["not_blocked", "not_blocked", "unblocked", "duplicate", "invalid"]);
  expect(answer.counts).toEqual({ unblocked: 1, not_blocked: 2, duplicate: 1, invalid: 1 });
  expect(await contactsOf(ctx)).toHaveLength(2);
  expect(resultsOf(await unblockContacts(ctx, { numbers: [testNumber(1)] }))).toEqual(["not_blocked"]);
  expect(await logsOf(ctx)).toHaveLength(4);
});

test("ten thousand numbers are blocked, scrubbed and unblocked at once; one more is refused, and so is none", async () => {
  const ctx = await testContext();
  const numbers = Array.from({ length: 10_000 }, (_, n) => testNumber(n));
  expect((await blockContacts(ctx, { numbers })).counts).toMatchObject({ blocked: 10_000 });
  expect((await blockContacts(ctx, { numbers })).counts).toMatchObject({ already_blocked: 10_000 });
  expect((await scrubContacts(ctx, { numbers })).counts).toMatchObject({ blocked: 10_000 });
  expect((await unblockContacts(ctx, { numbers })).counts).toMatchObject({ unblocked: 10_000 });
  for (const verb of [blockContacts, unblockContacts, scrubContacts]) {
    await expect(verb(ctx, { numbers: [...numbers, testNumber(0)] })).rejects.toThrow(
      "more than 10,000 numbers",
    );
    await expect(verb(ctx, { numbers: [] })).rejects.toThrow("holds no number");
  }
  expect(await logsOf(ctx)).toHaveLength(20_000);
});

test("a list of nothing but nonsense is answered, and changes nothing", async () => {
  const ctx = await testContext();
  const numbers = ["", "x", "1", null];
  expect(resultsOf(await blockContacts(ctx, { numbers }))).toEqual(Array(4).fill("invalid"));
  expect(resultsOf(await unblockContacts(ctx, { numbers }))).toEqual(Array(4).fill("invalid"));
  expect((await scrubContacts(ctx, { numbers })).counts).toMatchObject({ invalid: 4, blocked: 0 });
  expect(await contactsOf(ctx)).toEqual([]);
});

test("one failure undoes all of it", async () => {
  const ctx = await testContext();
  await blockContacts(ctx, { numbers: [testNumber(1)] });
  const before = await contactsOf(ctx);
  // A token that the company does not have: the log refuses to name it, after the contacts are written.
  const stranger = { ...ctx, actor: { type: "token" as const, accessTokenId: 2 ** 40 } };
  await expect(blockContacts(stranger, { numbers: [testNumber(1), testNumber(2)] })).rejects.toThrow(
    "Failed query",
  );
  await expect(unblockContacts(stranger, { numbers: [testNumber(1)] })).rejects.toThrow("Failed query");
  expect(await contactsOf(ctx)).toEqual(before);
  expect([(await logsOf(ctx)).length, (await repeatsOf(ctx)).length]).toEqual([1, 0]);
});

test("two lists that cross, at once, block each number once", async () => {
  const ctx = await testContext();
  const numbers = Array.from({ length: 300 }, (_, n) => testNumber(n));
  const answers = await Promise.all(
    [numbers, numbers.toReversed(), numbers].map((numbers) => blockContacts(ctx, { numbers })),
  );
  expect(answers.reduce((sum, { counts }) => sum + (counts.blocked ?? 0), 0)).toBe(300);
  expect(answers.reduce((sum, { counts }) => sum + (counts.already_blocked ?? 0), 0)).toBe(600);
  expect(await logsOf(ctx)).toHaveLength(300);
});

test("scrub says since when and why of the block in force, and who opted out; it creates nothing", async () => {
  const ctx = await testContext();
  await blockContacts(ctx, { numbers: [testNumber(1), testNumber(2)], reason: "spam" });
  await unblockContacts(ctx, { numbers: [testNumber(1), testNumber(2)], reason: "other" });
  await blockContacts(ctx, { numbers: [testNumber(1)], reason: "litigator" });
  await setOptOut(ctx, testNumber(3), { optOut: true, channel: "api", source: "api" });
  const before = await contactsOf(ctx);
  const { results, counts } = await scrubContacts(ctx, {
    numbers: [testNumber(4), testNumber(1), "7195550001", testNumber(2), testNumber(3), "nobody"],
  });
  const since = (await findContact(ctx, testNumber(1)))?.blockedAt;
  const free = { blocked: false, since: null, reason: null, optOut: false, problem: null };
  const blocked = { blocked: true, since, reason: "litigator", optOut: false, problem: null };
  expect(results).toEqual([
    { input: testNumber(4), number: testNumber(4), ...free },
    { input: testNumber(1), number: testNumber(1), ...blocked },
    { input: "7195550001", number: testNumber(1), ...blocked },
    { input: testNumber(2), number: testNumber(2), ...free },
    { input: testNumber(3), number: testNumber(3), ...free, optOut: true },
    {
      input: "nobody",
      number: null,
      blocked: null,
      since: null,
      reason: null,
      optOut: null,
      problem: expect.any(String),
    },
  ]);
  expect(counts).toEqual({ blocked: 2, not_blocked: 3, opt_out: 1, invalid: 1 });
  expect(await contactsOf(ctx)).toEqual(before);
});

test("each refuses without its permissions, and changes nothing", async () => {
  const ctx = await testContext();
  await blockContacts(ctx, { numbers: [testNumber(1)] });
  const input = { numbers: [testNumber(1), testNumber(2)] };
  for (const [verb, permission] of [
    [blockContacts, "Contact:block"],
    [unblockContacts, "Contact:unblock"],
    [unblockContacts, "clear_blacklist"],
    [scrubContacts, "Contact:check"],
  ] as const) {
    const asker = { ...ctx, permissions: without(permission) };
    await expect(verb(asker, input)).rejects.toEqual(new Forbidden(permission));
  }
  expect(await contactsOf(ctx)).toMatchObject([{ blocked: true }]);
});

test("another company's numbers are neither seen nor touched", async () => {
  const [ours, theirs] = [await testContext(), await testContext()];
  const input = { numbers: [testNumber(1)] };
  await blockContacts(theirs, input);
  expect((await scrubContacts(ours, input)).results[0]).toMatchObject({ blocked: false });
  expect(resultsOf(await unblockContacts(ours, input))).toEqual(["not_blocked"]);
  expect(resultsOf(await blockContacts(ours, input))).toEqual(["blocked"]);
  expect(await logsOf(theirs)).toHaveLength(1);
});
