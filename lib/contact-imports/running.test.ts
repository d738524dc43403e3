import { gzipSync } from "node:zlib";
import { and, asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { blockLogs, repeatedBlocks } from "@/db/schema/block-logs";
import { type ContactImport, contactImportRejections } from "@/db/schema/contact-imports";
import { contacts } from "@/db/schema/contacts";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { actorColumns, type Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { eventually } from "@/lib/testing/eventually";
import { failContactImport, runContactImport } from "./running";
import { getImport } from "./reading";
import { stopImport } from "./stopping";
import { runHere, upload } from "./testing/uploads";

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => testNumber(from + i)).join("\n");

const logsOf = (ctx: Context) => db.select().from(blockLogs).where(eq(blockLogs.companyId, ctx.companyId));
const repeatsOf = (ctx: Context) =>
  db.select().from(repeatedBlocks).where(eq(repeatedBlocks.companyId, ctx.companyId));
const blockedOf = async (ctx: Context) =>
  (
    await db
      .select({ number: contacts.number })
      .from(contacts)
      .where(and(eq(contacts.companyId, ctx.companyId), eq(contacts.blocked, true)))
      .orderBy(asc(contacts.number))
  ).map((row) => row.number);
const rejectionsOf = (ctx: Context) =>
  db
    .select()
    .from(contactImportRejections)
    .where(eq(contactImportRejections.companyId, ctx.companyId))
    .orderBy(asc(contactImportRejections.line));
const counts = (file: ContactImport) => ({
  total: file.totalCount,
  blocked: file.blockedCount,
  already: file.alreadyBlockedCount,
  unblocked: file.unblockedCount,
  notBlocked: file.notBlockedCount,
  duplicates: file.duplicateCount,
  rejected: file.rejectedCount,
});
const none = { blocked: 0, already: 0, unblocked: 0, notBlocked: 0, duplicates: 0, rejected: 0 };

describe("a blocking file", () => {
  test("blocks each number once and says what became of every row", async () => {
    const ctx = await testContext();
    await setBlocked(ctx, [testNumber(3)], { blocked: true, source: "api" });
    const file = `phone,name\n${testNumber(1)},Ann\n(719) 555-0001,Ann again\n911,nobody\n,\n,empty\n${testNumber(3)},Bob\nhello,"Zoe, ""Z"""\n`;
    const record = await runHere(ctx, await upload(ctx, file, { reason: "spam", note: "from a friend" }));
    expect(record).toMatchObject({ status: "succeeded", callerIdColumnName: "phone", errorMessage: null });
    expect(counts(record)).toEqual({ ...none, total: 6, blocked: 1, already: 1, duplicates: 1, rejected: 3 });
    expect(await blockedOf(ctx)).toEqual([testNumber(1), testNumber(3)]);
    expect(await rejectionsOf(ctx)).toMatchObject([
      { line: 4, text: "911", problem: "is an emergency number and cannot be blocked" },
      { line: 6, text: "", cells: ["", "empty"], problem: "is empty" },
      { line: 8, text: "hello", cells: ["hello", 'Zoe, "Z"'], problem: "is not a phone number" },
    ]);
  });

  test("names the asker, the address of the request and the file on every row of the log", async () => {
    const ctx = await testContext({ requestIp: "203.0.113.77" });
    const { id } = await runHere(ctx, await upload(ctx, lines(1, 3), { reason: "fraud", note: "n" }));
    const logs = await logsOf(ctx);
    expect(logs).toHaveLength(3);
    for (const log of logs) {
      expect(log).toMatchObject({
        action: "block",
        source: "import",
        reason: "fraud",
        note: "n",
        ...actorColumns(ctx.actor),
      });
      expect(log).toMatchObject({ contactImportId: id, requestIp: "203.0.113.77" });
    }
  });

  test("uploaded twice blocks nothing the second time and leaves one repeated block a number", async () => {
    const ctx = await testContext();
    await runHere(ctx, await upload(ctx, lines(1, 40)));
    const second = await runHere(ctx, await upload(ctx, lines(1, 40)));
    expect(counts(second)).toEqual({ ...none, total: 40, already: 40 });
    expect(await logsOf(ctx)).toHaveLength(40);
    expect(await repeatsOf(ctx)).toHaveLength(40);
  });

  test("run again after its end changes nothing", async () => {
    const ctx = await testContext();
    const first = await runHere(ctx, await upload(ctx, lines(1, 5)));
    expect(await runHere(ctx, first)).toEqual(first);
    expect(await logsOf(ctx)).toHaveLength(5);
  });

  test("decides a number by its first row, over chunks, whatever happened to it meanwhile", async () => {
    const ctx = await testContext();
    await setBlocked(ctx, [testNumber(2)], { blocked: true, source: "api" });
    const file = await upload(ctx, `${lines(1, 50_000)}\n${lines(1, 3)}\n${testNumber(60_000)}\n`);
    const running = runHere(ctx, file);
    await eventually(async () => (await blockedOf(ctx)).includes(testNumber(1)));
    await setBlocked(ctx, [testNumber(1)], { blocked: false, source: "api" });
    const record = await running;
    expect(counts(record)).toEqual({ ...none, total: 50_004, blocked: 50_000, already: 1, duplicates: 3 });
    expect(await blockedOf(ctx)).not.toContain(testNumber(1));
  });

  test("keeps to the company that it was uploaded to", async () => {
    const [ours, theirs] = [await testContext(), await testContext()];
    const file = await upload(ours, lines(1, 3));
    expect(
      await runContactImport({ companyId: theirs.companyId, id: file.id }, new AbortController().signal),
    ).toBe(true);
    expect((await getImport(ours, file.id)).status).toBe("pending");
    await runHere(ours, file);
    expect(await blockedOf(theirs)).toEqual([]);
  });
});

describe("an unblocking file", () => {
  test("unblocks what is blocked, makes no contacts and knows duplicates of numbers that left no trace", async () => {
    const ctx = await testContext();
    await runHere(ctx, await upload(ctx, lines(1, 50)));
    const file = `${lines(41, 49_990)}\n${lines(41, 15)}\n${testNumber(1)}\n`;
    const record = await runHere(ctx, await upload(ctx, file, { blocked: false }));
    expect(counts(record)).toEqual({
      ...none,
      total: 50_006,
      unblocked: 11,
      notBlocked: 49_980,
      duplicates: 15,
    });
    expect(await blockedOf(ctx)).toHaveLength(39);
    const made = await db.select().from(contacts).where(eq(contacts.companyId, ctx.companyId));
    expect(made).toHaveLength(50);
  });
});

describe("many at once", () => {
  test("two workers at one upload do each row once", async () => {
    const ctx = await testContext();
    const file = await upload(ctx, `${lines(1, 60_000)}\n${lines(1, 10)}`);
    const job = { companyId: ctx.companyId, id: file.id };
    const { signal } = new AbortController();
    expect(await Promise.all([runContactImport(job, signal), runContactImport(job, signal)])).toEqual([
      true,
      true,
    ]);
    expect(counts(await getImport(ctx, file.id))).toEqual({
      ...none,
      total: 60_010,
      blocked: 60_000,
      duplicates: 10,
    });
    expect(await logsOf(ctx)).toHaveLength(60_000);
    expect(await repeatsOf(ctx)).toHaveLength(0);
  });

  test("two uploads of the same numbers, in opposite order, share the blocks between them", async () => {
    const ctx = await testContext();
    const backwards = lines(1, 12_000).split("\n").reverse().join("\n");
    const files = await Promise.all([upload(ctx, lines(1, 12_000)), upload(ctx, backwards)]);
    const ended = await Promise.all(files.map((file) => runHere(ctx, file)));
    expect(ended.map((file) => file.status)).toEqual(["succeeded", "succeeded"]);
    expect(ended.reduce((sum, file) => sum + file.blockedCount, 0)).toBe(12_000);
    expect(ended.reduce((sum, file) => sum + file.alreadyBlockedCount, 0)).toBe(12_000);
    expect(await logsOf(ctx)).toHaveLength(12_000);
    expect(await repeatsOf(ctx)).toHaveLength(12_000);
  });
});

describe("stopping", () => {
  test("keeps what is done, and counts just that", async () => {
    const ctx = await testContext();
    const file = await upload(ctx, lines(1, 40_000));
    const running = runHere(ctx, file);
    await eventually(async () => (await getImport(ctx, file.id)).blockedCount > 0);
    const asked = performance.now();
    await stopImport(ctx, { id: file.id });
    expect(performance.now() - asked).toBeLessThan(2_000);
    const record = await running;
    expect(record.status).toBe("stopped");
    expect(record.blockedCount).toBeGreaterThan(0);
    expect(record.blockedCount).toBeLessThan(40_000);
    expect(await logsOf(ctx)).toHaveLength(record.blockedCount);
    expect(record.importCount).toBe(record.blockedCount);
  });

  test("a waiting upload stops at once and never runs", async () => {
    const ctx = await testContext();
    const file = await upload(ctx, lines(1, 3));
    expect((await stopImport(ctx, { id: file.id })).status).toBe("stopped");
    expect((await runHere(ctx, file)).status).toBe("stopped");
    expect(await logsOf(ctx)).toHaveLength(0);
  });

  test("a resting worker leaves the upload running, for the next one to end", async () => {
    const ctx = await testContext();
    const file = await upload(ctx, lines(1, 3));
    const resting = AbortSignal.abort();
    expect(await runContactImport({ companyId: ctx.companyId, id: file.id }, resting)).toBe(false);
    expect((await getImport(ctx, file.id)).status).toBe("running");
    expect((await runHere(ctx, file)).blockedCount).toBe(3);
  });
});

describe("files of the world", () => {
  test("a gzipped file is read like the file in it", async () => {
    const ctx = await testContext();
    const record = await runHere(ctx, await upload(ctx, gzipSync(lines(1, 30))));
    expect(counts(record)).toEqual({ ...none, total: 30, blocked: 30 });
  });

  test("national numbers are read in the file's country, and every rejected row has its line", async () => {
    const ctx = await testContext();
    const rows = ["PHONE", "030 1234567", "0049 30 1234568", "030 1234567", "12", "+1 719 123 1234"];
    const record = await runHere(ctx, await upload(ctx, rows.join("\r\n"), { defaultCountry: "DE" }));
    expect(counts(record)).toEqual({ ...none, total: 5, blocked: 3, duplicates: 1, rejected: 1 });
    expect(await blockedOf(ctx)).toEqual(["+17191231234", "+49301234567", "+49301234568"]);
    expect((await rejectionsOf(ctx)).map((row) => [row.line, row.text])).toEqual([[5, "12"]]);
  });
});

test("an upload that cannot even begin has failed; one that has ended stays as it is", async () => {
  const ctx = await testContext();
  const file = await upload(ctx, lines(1, 3));
  const job = { companyId: ctx.companyId, id: file.id };
  await failContactImport(job, new Error("no table"));
  const failed = await getImport(ctx, file.id);
  expect(failed).toMatchObject({
    status: "failed",
    errorMessage: expect.stringMatching(/^Something went wrong/),
  });
  await failContactImport(job, new Error("again"));
  expect(await runContactImport(job, new AbortController().signal)).toBe(true);
  expect(await getImport(ctx, file.id)).toEqual(failed);
});
