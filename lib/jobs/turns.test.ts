import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import { enqueue } from "./enqueue";
import { longWork } from "@/worker/tasks";
import { useOwnDatabase } from "./testing/own-database";
import { forATurn } from "./turns";

const work = async (signal: AbortSignal) => {
  for (let ms = 0; ms < 600 && !signal.aborted; ms += 10) await sleep(10);
  return signal.aborted;
};
const never = new AbortController().signal;

beforeAll(() => useOwnDatabase("turns"));
afterAll(closeDb);

test("work that is alone in the queue goes on after its turn", async () => {
  expect(await forATurn(never, work, 50)).toBe(false);
});

test("when another job waits, the turn ends, and not before its time", async () => {
  await db.transaction((tx) => enqueue({ db: tx }, "fold_counts", {}, { key: "turns-test" }));
  const start = performance.now();
  expect(await forATurn(never, work, 200)).toBe(true);
  expect(performance.now() - start).toBeGreaterThanOrEqual(200);
});

test("a worker that stops ends the turn at once", async () => {
  expect(await forATurn(AbortSignal.abort(), work, 10_000)).toBe(true);
});

test("work that would start over when it rests takes no turns, other work does", async () => {
  await db.transaction((tx) => enqueue({ db: tx }, "fold_counts", {}, { key: "turns-test" }));
  const runs = async (startsOver: boolean) => {
    const ends: boolean[] = [];
    const run = async (_: unknown, signal: AbortSignal) => {
      ends.push(!(await work(signal)));
      return true;
    };
    const nothing = async () => {};
    const job = longWork({ what: "work", run, fail: nothing, again: nothing, startsOver }, 100);
    await job({ companyId: 1, id: 1 }, never);
    return ends;
  };
  expect(await runs(false)).toEqual([false]);
  expect(await runs(true)).toEqual([true]);
});
