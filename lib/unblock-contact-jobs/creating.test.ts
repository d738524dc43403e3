import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { modelActions, type Permission } from "@/db/permissions";
import { contacts } from "@/db/schema/contacts";
import { runHere as runUpload, upload } from "@/lib/contact-imports/testing/uploads";
import { storeUpload } from "@/lib/contact-imports/storing";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import { allPermissions } from "@/lib/allow";
import type { Phone } from "@/lib/phone/phone";
import { testContext, testNumber } from "@/lib/testing/context";
import { createUnblockJob } from "./creating";
import { listUnblockJobs } from "./listing";
import type { Selection } from "./schema";
import { previewUnblock } from "./selecting";
import { block, blockedOf, countsOf, none, numbersFrom, runHere, unblock } from "./testing/jobs";

const without = (...missing: Permission[]) =>
  new Set([...allPermissions].filter((permission) => !missing.includes(permission)));

/** Returns what a preview promises and what the job then does. */
async function clear(ctx: Context, selection: Selection, more: { expectedCount?: number } = {}) {
  const { count, notBlocked, rejectedCount } = await previewUnblock(ctx, selection);
  const job = await runHere(ctx, await createUnblockJob(ctx, { selection, ...more }));
  expect(job.status).toBe("succeeded");
  expect(countsOf(job)).toEqual({
    ...none,
    total: count + notBlocked + rejectedCount,
    unblocked: count,
    notBlocked,
    rejected: rejectedCount,
  });
  return job;
}

async function* bytes(text: string) {
  yield Buffer.from(text);
}

describe("what is unblocked", () => {
  test("the numbers of a list in any spelling, each once; what is not blocked and what is no number is counted", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 4));
    await unblock(ctx, testNumber(4));
    const numbers = [
      "719-555-0001",
      "+17195550001",
      testNumber(2),
      testNumber(4),
      testNumber(9),
      "12",
      " ",
      "911",
    ];
    const job = await clear(ctx, { by: "numbers", numbers });
    expect(countsOf(job)).toEqual({ ...none, total: 6, unblocked: 2, notBlocked: 2, rejected: 2 });
    expect(job.rejections).toEqual([
      { text: "12", problem: "is not a phone number" },
      { text: "911", problem: "is an emergency number and cannot be blocked" },
    ]);
    expect(await blockedOf(ctx)).toEqual([testNumber(3)]);
    const known = await db.select().from(contacts).where(eq(contacts.companyId, ctx.companyId));
    expect(known).toHaveLength(4);
  });

  test("the numbers of a list are those that an upload of the same list blocks, impossible ones that are known too", async () => {
    const ctx = { ...(await testContext()), country: "DE" } as const;
    const list = ["15123456789", "030 901820", "+1719555010"];
    await runUpload(ctx, await upload(ctx, list.join("\n"), { defaultCountry: "DE" }));
    await setBlocked(ctx, ["+15123456789", "+1719555010"] as Phone[], { blocked: true, source: "api" });
    const german = ["+4915123456789", "+4930901820"];
    expect(await blockedOf(ctx)).toEqual(["+15123456789", "+1719555010", ...german]);
    const job = await clear(ctx, { by: "numbers", numbers: list });
    expect(countsOf(job)).toEqual({ ...none, total: 3, unblocked: 3 });
    expect(await blockedOf(ctx)).toEqual(["+15123456789"]);
  });

  test("a list of anything but numbers, kept as it can be", async () => {
    const ctx = await testContext();
    const job = await clear(ctx, { by: "numbers", numbers: ["\0", "\ud800", `${"x".repeat(199)}\u{1f4de}`] });
    expect(job.rejections.map(({ text }) => text)).toEqual(["\ufffd", "\ufffd", `${"x".repeat(199)}\ufffd`]);
  });

  test("the numbers in a file, by the column of its draft, and the draft runs never", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 3));
    const rows = `name,phone\nAnn,${testNumber(1)}\nBob,${testNumber(3)}\nBob,${testNumber(3)}\nZoe,x\n`;
    const draft = await storeUpload(ctx, { name: "left.csv", bytes: bytes(rows) });
    const job = await clear(ctx, { by: "file", contactImportId: draft.id });
    expect(countsOf(job)).toEqual({ ...none, total: 3, unblocked: 2, rejected: 1 });
    expect(job).toMatchObject({ selection: { by: "file", fileName: "left.csv" }, contactImportId: null });
    expect(await blockedOf(ctx)).toEqual([testNumber(2)]);
  });

  test("what one upload blocked and nobody since", async () => {
    const ctx = await testContext();
    await block(ctx, testNumber(1));
    const file = await runUpload(ctx, await upload(ctx, numbersFrom(1, 4).join("\n")));
    await unblock(ctx, testNumber(3), testNumber(4));
    await block(ctx, testNumber(4));
    await clear(ctx, { by: "contact_import", contactImportId: file.id });
    expect(await blockedOf(ctx)).toEqual([testNumber(1), testNumber(4)]);
  });

  test("what was blocked between two times, both included", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 3));
    for (const n of [1, 2, 3])
      await db.execute(sql`update contacts set blocked_at = ${`2026-03-0${n}T12:00:00Z`}::timestamptz
        where company_id = ${ctx.companyId} and number = ${testNumber(n)}`);
    const at = new Date("2026-03-02T12:00:00Z");
    await clear(ctx, { by: "blocked_at", blockedAtFrom: at, blockedAtTo: at });
    expect(await blockedOf(ctx)).toEqual([testNumber(1), testNumber(3)]);
  });

  test("what a search of the Blacklist finds", async () => {
    const ctx = await testContext();
    await setBlocked(ctx, [{ number: testNumber(1), name: "Robo Calls" }, testNumber(2)], {
      blocked: true,
      source: "api",
    });
    await clear(ctx, { by: "fulltext", fulltext: "robo" });
    expect(await blockedOf(ctx)).toEqual([testNumber(2)]);
  });

  test("everything, and only this company's", async () => {
    const [ctx, other] = [await testContext(), await testContext()];
    for (const one of [ctx, other]) await block(one, ...numbersFrom(1, 3));
    await clear(ctx, { by: "all" });
    expect(await blockedOf(ctx)).toEqual([]);
    expect(await blockedOf(other)).toHaveLength(3);
  });
});

describe("a preview", () => {
  test("shows the newest ten with name and time, and changes nothing", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 12));
    const { count, sample } = await previewUnblock(ctx, { by: "all" });
    expect([count, sample.length]).toEqual([12, 10]);
    expect(sample[0]).toMatchObject({ number: testNumber(12), name: null });
    expect(sample[0]?.blockedAt).toBeInstanceOf(Date);
    expect(await blockedOf(ctx)).toHaveLength(12);
    expect((await listUnblockJobs(ctx, {})).rows).toEqual([]);
  });
});

describe("the expected count", () => {
  test("is needed above a thousand, and more than it is a conflict that says how many: nothing is made", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 1_000));
    const ask = (expectedCount?: number) =>
      createUnblockJob(ctx, { selection: { by: "all" }, expectedCount });
    await expect(ask(999)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining("1,000 numbers"),
    });
    await block(ctx, testNumber(1_001));
    await expect(ask()).rejects.toMatchObject({
      status: 422,
      errors: { expected_count: [expect.stringContaining("1,001 numbers")] },
    });
    expect((await listUnblockJobs(ctx, {})).rows).toEqual([]);
    const waiting = await db.execute(
      sql`select from unblock_contact_job_chunks where company_id = ${ctx.companyId}`,
    );
    expect(waiting).toHaveLength(0);
    const job = await runHere(ctx, await ask(1_001));
    expect(countsOf(job)).toEqual({ ...none, total: 1_001, unblocked: 1_001 });
  });

  test("is not needed for a thousand, and fewer than it is fine", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 1_000));
    await createUnblockJob(ctx, { selection: { by: "all" } });
    expect((await createUnblockJob(ctx, { selection: { by: "all" }, expectedCount: 5_000 })).totalCount).toBe(
      1_000,
    );
  });
});

describe("refused", () => {
  test.each<[string, Selection, string]>([
    ["an empty list", { by: "numbers", numbers: [" ", ""] }, "numbers"],
    ["no time at all", { by: "blocked_at" }, "blocked_at_from"],
    [
      "an end before its beginning",
      { by: "blocked_at", blockedAtFrom: new Date(2), blockedAtTo: new Date(1) },
      "blocked_at_to",
    ],
    ["an empty search", { by: "fulltext", fulltext: " " }, "fulltext"],
    ["a search of two letters", { by: "fulltext", fulltext: "ab" }, "fulltext"],
  ])("%s, by the field's name", async (_, selection, field) => {
    const ctx = await testContext();
    const { translate } = await import("@/lib/web/error-statuses");
    for (const verb of [previewUnblock(ctx, selection), createUnblockJob(ctx, { selection })]) {
      const failure = translate(await verb.catch((error: unknown) => error));
      expect([failure.status, Object.keys(failure.errors)]).toEqual([422, [field]]);
    }
  });

  test("another company's upload, as one that is not there", async () => {
    const [ctx, other] = [await testContext(), await testContext()];
    const file = await runUpload(other, await upload(other, testNumber(1)));
    for (const by of ["contact_import", "file"] as const)
      for (const contactImportId of [file.id, 999_999_999])
        await expect(createUnblockJob(ctx, { selection: { by, contactImportId } })).rejects.toMatchObject({
          status: 404,
        });
  });

  test("an upload that has run, as a file of numbers", async () => {
    const ctx = await testContext();
    const file = await runUpload(ctx, await upload(ctx, testNumber(1)));
    const selection = { by: "file", contactImportId: file.id } as const;
    await expect(createUnblockJob(ctx, { selection })).rejects.toMatchObject({ status: 409 });
  });

  test.each(["clear_blacklist", "Contact:unblock"] as const)("without %s", async (missing) => {
    const ctx = await testContext({ permissions: without(missing) });
    const selection = { by: "all" } as const;
    await expect(createUnblockJob(ctx, { selection })).rejects.toMatchObject({ status: 403, missing });
    await expect(previewUnblock(ctx, selection)).rejects.toMatchObject({ status: 403, missing });
  });

  test("the file of a draft without Contact:import, which all else about uploads needs", async () => {
    const ctx = await testContext();
    const draft = await storeUpload(ctx, {
      name: "left.csv",
      bytes: bytes(`phone\n${testNumber(1)}\nsecret\n`),
    });
    const other = { ...ctx, permissions: without("Contact:import") };
    const selection = { by: "file", contactImportId: draft.id } as const;
    const refused = { status: 403, missing: "Contact:import" };
    await expect(previewUnblock(other, selection)).rejects.toMatchObject(refused);
    await expect(createUnblockJob(other, { selection })).rejects.toMatchObject(refused);
  });

  test("a look at the jobs without Contact:read", async () => {
    const actions = modelActions.filter((action) => action !== "Contact:read");
    const ctx = await testContext({ permissions: new Set<Permission>(["clear_blacklist", ...actions]) });
    await expect(listUnblockJobs(ctx, {})).rejects.toMatchObject({ status: 403, missing: "Contact:read" });
  });
});
