import { block, countsOf, none, numbersFrom, trailOf } from "./testing/jobs";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb } from "@/db";
import { countBlocked } from "@/lib/contacts/listing";
import { testContext } from "@/lib/testing/context";
import { eventually } from "@/lib/testing/eventually";
import { useWorkers } from "@/lib/testing/worker-process";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { createUnblockJob } from "./creating";
import { getUnblockJob } from "./reading";
import { undoUnblockJob } from "./undoing";

/** A worker takes every job that waits in its database, so this file has a database apart from the other tests. */
const startWorker = useWorkers();

beforeAll(async () => {
  await useOwnDatabase("killed_clears");
});

afterAll(closeDb);

test("a worker killed in the middle of a clear and of its undo repeats nothing and loses nothing: each number once", async () => {
  const ctx = await testContext();
  const numbers = numbersFrom(1, 15_000);
  for (let at = 0; at < numbers.length; at += 10_000) await block(ctx, ...numbers.slice(at, at + 10_000));
  const runKilled = async (id: number) => {
    const killed = startWorker();
    await eventually(async () => {
      const { unblockedCount, blockedCount } = await getUnblockJob(ctx, id);
      return unblockedCount + blockedCount > 0;
    });
    killed.kill("SIGKILL");
    await once(killed, "exit");
    expect((await getUnblockJob(ctx, id)).status).toBe("running");
    const next = startWorker();
    await eventually(async () => (await getUnblockJob(ctx, id)).status !== "running");
    next.kill("SIGKILL");
    return getUnblockJob(ctx, id);
  };
  const job = await createUnblockJob(ctx, { selection: { by: "all" }, expectedCount: 15_000 });
  const cleared = await runKilled(job.id);
  expect(cleared.status).toBe("succeeded");
  expect(countsOf(cleared)).toEqual({ ...none, total: 15_000, unblocked: 15_000 });
  expect(await countBlocked(ctx)).toBe(0);
  const undone = await runKilled((await undoUnblockJob(ctx, { id: job.id })).id);
  expect(countsOf(undone)).toEqual({ ...none, total: 15_000, blocked: 15_000 });
  const trail = await trailOf(ctx);
  expect(trail).toHaveLength(45_000);
  const asExpected = numbers.flatMap((number) =>
    ["api", "unblock_job", "undo"].map((source) => `${number} ${source}`),
  );
  expect(trail.map((row) => `${row.number} ${row.source}`)).toEqual(asExpected);
});
