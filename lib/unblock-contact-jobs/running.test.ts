import { block, blockedOf, countsOf, none, numbersFrom, runHere, trailOf, unblock } from "./testing/jobs";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { blockLogs } from "@/db/schema/block-logs";
import { unblockContactJobChunks, unblockContactJobs } from "@/db/schema/unblock-contact-jobs";
import { countBlocked } from "@/lib/contacts/listing";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { createUnblockJob } from "./creating";
import { getUnblockJob } from "./reading";
import { firstLeftAlone, leftAloneRows } from "./listing-left-alone";
import { failUnblockContactJob, runUnblockContactJob } from "./running";
import { stopUnblockJob } from "./stopping";

const all = { selection: { by: "all" }, expectedCount: 1_000_000 } as const;

const chunksOf = (ctx: Context) =>
  db.select().from(unblockContactJobChunks).where(eq(unblockContactJobChunks.companyId, ctx.companyId));

const run = (ctx: Context, { id }: { id: number }, signal = new AbortController().signal) =>
  runUnblockContactJob({ companyId: ctx.companyId, id }, signal);

/** Returns the number of log rows of each contact, and whether each contact's rows alternate. */
async function unblockRows(ctx: Context) {
  const trail = await trailOf(ctx);
  return trail.filter((row) => row.action === "unblock").map((row) => row.number);
}

describe("a job", () => {
  test("writes one log row a number: who asked, from where, why, and by which job", async () => {
    const ctx = await testContext({ requestIp: "203.0.113.77" });
    await block(ctx, ...numbersFrom(1, 3));
    const job = await createUnblockJob(ctx, { ...all, reason: "wrong_number", note: "a mistake" });
    expect(job).toMatchObject({ status: "pending", kind: "clear", totalCount: 3, requestIp: "203.0.113.77" });
    const ended = await runHere(ctx, job);
    expect(ended).toMatchObject({ status: "succeeded", errorMessage: null });
    const logs = await db.select().from(blockLogs).where(eq(blockLogs.unblockContactJobId, job.id));
    expect(logs).toHaveLength(3);
    for (const log of logs)
      expect(log).toMatchObject({
        action: "unblock",
        source: "unblock_job",
        reason: "wrong_number",
        note: "a mistake",
        userId: ctx.actor.userId,
        collaboratorId: ctx.actor.collaboratorId,
        requestIp: "203.0.113.77",
      });
    expect(await countBlocked(ctx)).toBe(0);
    expect(await chunksOf(ctx)).toEqual([]);
  });

  test("does what was fixed when it was made: a number changed since is left alone, and said why", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 5));
    const job = await createUnblockJob(ctx, all);
    await block(ctx, testNumber(1));
    await unblock(ctx, testNumber(2), testNumber(3));
    await block(ctx, testNumber(3), testNumber(6));
    const ended = await runHere(ctx, job);
    expect(ended.status).toBe("succeeded");
    expect(countsOf(ended)).toEqual({ ...none, total: 5, unblocked: 2, changed: 3 });
    expect(await blockedOf(ctx)).toEqual([1, 3, 6].map(testNumber));
    const why = [
      { number: testNumber(1), why: "asked_again" },
      { number: testNumber(2), why: "changed_since" },
      { number: testNumber(3), why: "changed_since" },
    ];
    expect(await firstLeftAlone(ctx, { id: job.id, most: 10 })).toMatchObject(why);
    let text = "";
    for await (const piece of await leftAloneRows(ctx, job.id)) text += piece;
    expect(text).toBe(["number,why", ...why.map((row) => `${row.number},${row.why}`), ""].join("\r\n"));
  });

  test("asked twice changes each number once", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 50));
    const [one, two] = [await createUnblockJob(ctx, all), await createUnblockJob(ctx, all)];
    const ended = await Promise.all([runHere(ctx, one), runHere(ctx, two)]);
    expect(ended.map((job) => job.status)).toEqual(["succeeded", "succeeded"]);
    expect(ended.reduce((sum, job) => sum + job.unblockedCount, 0)).toBe(50);
    expect(ended.reduce((sum, job) => sum + job.changedCount, 0)).toBe(50);
    expect(await unblockRows(ctx)).toEqual(numbersFrom(1, 50));
  });

  test("run by two workers at once does each chunk once", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 20_000));
    const job = await createUnblockJob(ctx, all);
    expect((await chunksOf(ctx)).length).toBeGreaterThan(4);
    expect(await Promise.all([run(ctx, job), run(ctx, job)])).toEqual([true, true]);
    expect(countsOf(await getUnblockJob(ctx, job.id))).toEqual({ ...none, total: 20_000, unblocked: 20_000 });
    expect(await unblockRows(ctx)).toEqual(numbersFrom(1, 20_000));
  });

  test("rests when it is told to, and another run does the rest and nothing twice", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 20_000));
    const job = await createUnblockJob(ctx, all);
    const rest = new AbortController();
    const running = run(ctx, job, rest.signal);
    while ((await getUnblockJob(ctx, job.id)).unblockedCount === 0);
    rest.abort();
    expect(await running).toBe(false);
    const halfway = await getUnblockJob(ctx, job.id);
    expect(halfway.status).toBe("running");
    expect(halfway.unblockedCount).toBeLessThan(20_000);
    expect((await runHere(ctx, job)).unblockedCount).toBe(20_000);
    expect(await unblockRows(ctx)).toEqual(numbersFrom(1, 20_000));
  });

  test("stopped in the middle keeps what is done, counts it, and goes on never", async () => {
    const ctx = await testContext();
    await block(ctx, ...numbersFrom(1, 20_000));
    const job = await createUnblockJob(ctx, all);
    const running = run(ctx, job);
    while ((await getUnblockJob(ctx, job.id)).unblockedCount === 0);
    const stopped = await stopUnblockJob(ctx, { id: job.id });
    expect(stopped.status).toBe("stopped");
    expect(await running).toBe(true);
    const ended = await runHere(ctx, job);
    expect(ended).toMatchObject({ status: "stopped", unblockedCount: stopped.unblockedCount });
    expect(ended.unblockedCount).toBeLessThan(20_000);
    expect(await unblockRows(ctx)).toHaveLength(ended.unblockedCount);
    expect(await countBlocked(ctx)).toBe(20_000 - ended.unblockedCount);
    expect(await chunksOf(ctx)).toEqual([]);
    expect(await stopUnblockJob(ctx, { id: job.id })).toEqual(ended);
  });

  test("stopped before it began does nothing", async () => {
    const ctx = await testContext();
    await block(ctx, testNumber(1));
    const job = await createUnblockJob(ctx, all);
    await stopUnblockJob(ctx, { id: job.id });
    expect(countsOf(await runHere(ctx, job))).toEqual({ ...none, total: 1 });
    expect(await blockedOf(ctx)).toEqual([testNumber(1)]);
    expect(await chunksOf(ctx)).toEqual([]);
  });

  test("acts with the permissions of its asker: without them it fails with one sentence, and nothing changes", async () => {
    const ctx = await testContext();
    await block(ctx, testNumber(1));
    const job = await createUnblockJob(ctx, all);
    await db
      .update(unblockContactJobs)
      .set({ permissions: ["clear_blacklist"] })
      .where(eq(unblockContactJobs.id, job.id));
    const error = await run(ctx, job).catch((error: unknown) => error);
    expect(error).toMatchObject({ status: 403, missing: "Contact:unblock" });
    await failUnblockContactJob({ companyId: ctx.companyId, id: job.id }, error);
    expect(await getUnblockJob(ctx, job.id)).toMatchObject({
      status: "failed",
      errorMessage: expect.stringContaining("Contact:unblock"),
    });
    expect(await blockedOf(ctx)).toEqual([testNumber(1)]);
    expect(await chunksOf(ctx)).toEqual([]);
  });

  test("of another company is as if it did not exist", async () => {
    const [ctx, other] = [await testContext(), await testContext()];
    await block(ctx, testNumber(1));
    const { id } = await createUnblockJob(ctx, all);
    for (const verb of [
      () => getUnblockJob(other, id),
      () => stopUnblockJob(other, { id }),
      () => leftAloneRows(other, id),
    ])
      await expect(verb()).rejects.toMatchObject({ status: 404 });
    expect(await firstLeftAlone(other, { id, most: 10 })).toEqual([]);
    expect((await runHere(ctx, { id })).unblockedCount).toBe(1);
  });
});
