import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import type { Permission } from "@/db/permissions";
import { blockLogs } from "@/db/schema/block-logs";
import { stopImport } from "@/lib/contact-imports/stopping";
import { runHere as runUpload, upload } from "@/lib/contact-imports/testing/uploads";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import { allPermissions } from "@/lib/allow";
import { testContext, testNumber } from "@/lib/testing/context";
import { historyOf } from "@/lib/block-logs/entries";
import { findContact } from "@/lib/contacts/reading";
import { createUnblockJob } from "./creating";
import { firstLeftAlone } from "./listing-left-alone";
import { getNamedUnblockJob } from "./listing";
import { undoingOf } from "./reading";
import { stopUnblockJob } from "./stopping";
import { block, blockedOf, countsOf, none, numbersFrom, runHere, trailOf, unblock } from "./testing/jobs";
import { previewUndo, undoImport, undoUnblockJob } from "./undoing";

const all = { selection: { by: "all" }, expectedCount: 1_000_000 } as const;

const uploaded = async (ctx: Context, numbers: string[], settings = {}) =>
  runUpload(ctx, await upload(ctx, numbers.join("\n"), settings));

const whyOf = async (ctx: Context, { id }: { id: number }) =>
  Object.fromEntries(
    (await firstLeftAlone(ctx, { id, most: 1_000 })).map(({ number, why }) => [number, why]),
  );

describe("the undo of an upload", () => {
  test("takes back a mistake: the rest, only the rest, and says what it left alone and why", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 100));
    const file = await uploaded(ctx, numbersFrom(51, 3_000), { reason: "spam" });
    expect(file).toMatchObject({ blockedCount: 2_950, alreadyBlockedCount: 50 });
    await block(ctx, ...numbersFrom(1_001, 100));
    await unblock(ctx, ...numbersFrom(2_001, 70));
    await block(ctx, ...numbersFrom(2_001, 40));
    const preview = await previewUndo(ctx, { contactImportId: file.id });
    expect(preview).toMatchObject({ action: "unblock", count: 2_780, askedAgain: 100, changedSince: 70 });
    expect(preview.sample).toHaveLength(10);
    expect(preview.sample[0]).toEqual({
      number: expect.stringMatching(/^\+1719555\d{4}$/),
      name: null,
      blockedAt: expect.any(Date),
    });
    const job = await undoImport(ctx, { id: file.id });
    expect(job).toMatchObject({
      kind: "undo",
      contactImportId: file.id,
      totalCount: 2_950,
      changedCount: 170,
    });
    expect(await getNamedUnblockJob(ctx, job.id)).toMatchObject({
      action: "unblock",
      contactImportName: "list.csv",
    });
    const ended = await runHere(ctx, job);
    expect(ended.status).toBe("succeeded");
    expect(countsOf(ended)).toEqual({ ...none, total: 2_950, unblocked: 2_780, changed: 170 });
    const still = [...numbersFrom(1, 100), ...numbersFrom(1_001, 100), ...numbersFrom(2_001, 40)];
    expect(await blockedOf(ctx)).toEqual(still);
    const why = await whyOf(ctx, job);
    expect(Object.keys(why)).toHaveLength(170);
    expect([why[testNumber(1_001)], why[testNumber(2_001)], why[testNumber(2_070)]]).toEqual([
      "asked_again",
      "changed_since",
      "changed_since",
    ]);
    expect(await undoingOf(ctx, [file.id])).toEqual(
      new Map([[file.id, { taken: 2_780, complete: true, underWay: false, askedAgain: true }]]),
    );
    expect(await undoingOf(await testContext(), [file.id])).toEqual(new Map());
    const undone = (await trailOf(ctx)).filter((row) => row.source === "undo");
    expect(undone).toHaveLength(2_780);
    expect(new Set(undone.map((row) => row.number)).size).toBe(2_780);
  });

  test("asked a second time finds nothing, also when what it took back was blocked anew", async () => {
    const ctx = await testContext();
    const file = await uploaded(ctx, numbersFrom(1, 5));
    await block(ctx, testNumber(5));
    await runHere(ctx, await undoImport(ctx, { id: file.id }));
    await block(ctx, testNumber(1));
    expect(await previewUndo(ctx, { contactImportId: file.id })).toMatchObject({
      count: 0,
      askedAgain: 1,
      changedSince: 0,
      sample: [],
    });
    const { id: contactId } = (await findContact(ctx, testNumber(2))) ?? { id: 0 };
    const [unblocked] = await historyOf(ctx, contactId);
    expect(unblocked).toMatchObject({ kind: "unblock", source: "undo", undoneImportName: "list.csv" });
    const second = await runHere(ctx, await undoImport(ctx, { id: file.id }));
    expect(second.status).toBe("succeeded");
    expect(countsOf(second)).toEqual({ ...none, total: 1, changed: 1 });
    expect(await blockedOf(ctx)).toEqual([testNumber(1), testNumber(5)]);
  });

  test("asked twice at once is one job", async () => {
    const ctx = await testContext();
    const file = await uploaded(ctx, numbersFrom(1, 200));
    const jobs = await Promise.all([1, 2, 3].map(() => undoImport(ctx, { id: file.id })));
    expect(new Set(jobs.map((job) => job.id)).size).toBe(1);
    const [job] = jobs;
    expect(job && countsOf(await runHere(ctx, job))).toEqual({ ...none, total: 200, unblocked: 200 });
    expect((await trailOf(ctx)).filter((row) => row.action === "unblock")).toHaveLength(200);
  });

  test("leaves alone what changed between its making and its running", async () => {
    const ctx = await testContext();
    const file = await uploaded(ctx, numbersFrom(1, 4));
    const job = await undoImport(ctx, { id: file.id });
    await block(ctx, testNumber(1));
    await unblock(ctx, testNumber(2));
    const ended = await runHere(ctx, job);
    expect(countsOf(ended)).toEqual({ ...none, total: 4, unblocked: 2, changed: 2 });
    expect(await whyOf(ctx, job)).toEqual({
      [testNumber(1)]: "asked_again",
      [testNumber(2)]: "changed_since",
    });
    expect(await blockedOf(ctx)).toEqual([testNumber(1)]);
  });

  test("goes on where one that was stopped ended", async () => {
    const ctx = await testContext();
    const file = await uploaded(ctx, numbersFrom(1, 3));
    await stopUnblockJob(ctx, await undoImport(ctx, { id: file.id }));
    const second = await runHere(ctx, await undoImport(ctx, { id: file.id }));
    expect(countsOf(second)).toEqual({ ...none, total: 3, unblocked: 3 });
  });

  test("of one that was stopped takes back what it did", async () => {
    const ctx = await testContext();
    const waiting = await upload(ctx, numbersFrom(1, 3).join("\n"));
    await expect(undoImport(ctx, { id: waiting.id })).rejects.toMatchObject({ status: 409 });
    await expect(previewUndo(ctx, { contactImportId: waiting.id })).rejects.toMatchObject({ status: 409 });
    await stopImport(ctx, { id: waiting.id });
    expect((await runHere(ctx, await undoImport(ctx, { id: waiting.id }))).totalCount).toBe(0);
  });

  test("of one that unblocked blocks again, with the reason and note of the block that had been in force", async () => {
    const ctx = await testContext();
    const change = { blocked: true, source: "api" } as const;
    await setBlocked(ctx, [testNumber(1)], { ...change, reason: "dnc_request", note: "by letter" });
    await setBlocked(ctx, [testNumber(2)], { ...change, reason: "spam" });
    await setBlocked(ctx, [testNumber(3)], { ...change, reason: "litigator" });
    const file = await uploaded(ctx, numbersFrom(1, 3), { blocked: false, note: "clean list" });
    expect(file.unblockedCount).toBe(3);
    await block(ctx, testNumber(3));
    const preview = await previewUndo(ctx, { contactImportId: file.id });
    expect(preview).toMatchObject({ action: "block", count: 2, askedAgain: 0, changedSince: 1 });
    const job = await runHere(ctx, await undoImport(ctx, { id: file.id }));
    expect(await getNamedUnblockJob(ctx, job.id)).toMatchObject({ action: "block" });
    expect(countsOf(job)).toEqual({ ...none, total: 3, blocked: 2, changed: 1 });
    const again = (await trailOf(ctx)).filter((row) => row.source === "undo");
    expect(again).toEqual([
      { number: testNumber(1), action: "block", source: "undo", reason: "dnc_request", note: "by letter" },
      { number: testNumber(2), action: "block", source: "undo", reason: "spam", note: null },
    ]);
    expect(await blockedOf(ctx)).toEqual(numbersFrom(1, 3));
  });
});

describe("the undo of a clear", () => {
  test("blocks again what it unblocked, and only what nobody changed since", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 10));
    const clear = await runHere(ctx, await createUnblockJob(ctx, { ...all, reason: "other" }));
    await block(ctx, testNumber(1), testNumber(2));
    await unblock(ctx, testNumber(2));
    const job = await undoUnblockJob(ctx, { id: clear.id });
    expect(job).toMatchObject({ kind: "undo", undoneJobId: clear.id, contactImportId: null });
    const ended = await runHere(ctx, job);
    expect(countsOf(ended)).toEqual({ ...none, total: 10, blocked: 8, changed: 2 });
    expect(await blockedOf(ctx)).toEqual([testNumber(1), ...numbersFrom(3, 8)]);
    const logs = await db
      .select()
      .from(blockLogs)
      .where(and(eq(blockLogs.unblockContactJobId, job.id)));
    expect(logs).toHaveLength(8);
    for (const log of logs) expect(log).toMatchObject({ action: "block", source: "undo", reason: null });
    expect((await undoUnblockJob(ctx, { id: clear.id })).totalCount).toBe(2);
  });

  test("cannot be undone itself", async () => {
    const ctx = await testContext();
    const file = await uploaded(ctx, numbersFrom(1, 2));
    const undo = await runHere(ctx, await undoImport(ctx, { id: file.id }));
    const refused = { status: 422, message: expect.stringContaining("An undo cannot be undone") };
    await expect(undoUnblockJob(ctx, { id: undo.id })).rejects.toMatchObject(refused);
    await expect(previewUndo(ctx, { unblockContactJobId: undo.id })).rejects.toMatchObject(refused);
  });

  test("waits until the clear has ended", async () => {
    const ctx = await testContext();
    await block(ctx, testNumber(1));
    const clear = await createUnblockJob(ctx, all);
    await expect(undoUnblockJob(ctx, { id: clear.id })).rejects.toMatchObject({ status: 409 });
    await runHere(ctx, clear);
    expect((await undoUnblockJob(ctx, { id: clear.id })).totalCount).toBe(1);
  });
});

describe("an undo is refused", () => {
  const without = (missing: Permission) =>
    new Set([...allPermissions].filter((permission) => permission !== missing));

  test.each([
    ["clear_blacklist", "file"],
    ["Contact:unblock", "file"],
    ["clear_blacklist", "clear"],
    ["Contact:block", "clear"],
  ] as const)("without %s, of a %s", async (missing, kind) => {
    const owner = await testContext();
    await block(owner, testNumber(9));
    const file = await uploaded(owner, [testNumber(1)]);
    const clear = await runHere(owner, await createUnblockJob(owner, all));
    const ctx = { ...owner, permissions: without(missing) };
    const what = kind === "file" ? { contactImportId: file.id } : { unblockContactJobId: clear.id };
    const undo = kind === "file" ? undoImport(ctx, file) : undoUnblockJob(ctx, clear);
    await expect(undo).rejects.toMatchObject({ status: 403, missing });
    await expect(previewUndo(ctx, what)).rejects.toMatchObject({ status: 403, missing });
  });

  test("of another company's upload and job, as of ones that are not there", async () => {
    const [ctx, other] = [await testContext(), await testContext()];
    const file = await uploaded(other, [testNumber(1)]);
    const clear = await runHere(other, await createUnblockJob(other, all));
    await expect(undoImport(ctx, file)).rejects.toMatchObject({ status: 404 });
    await expect(undoUnblockJob(ctx, clear)).rejects.toMatchObject({ status: 404 });
    for (const what of [{ contactImportId: file.id }, { unblockContactJobId: clear.id }])
      await expect(previewUndo(ctx, what)).rejects.toMatchObject({ status: 404 });
    expect(await blockedOf(other)).toEqual([]);
  });
});
