import { asSeen, block, made } from "@/lib/schedules/testing/set-up";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { takeAction } from "./inner/actions";
import { fire } from "@/lib/schedules/inner/firing";
import { readSchedule } from "@/lib/schedules/reading";
import { updateSchedule } from "@/lib/schedules/setting-up";
import { makeCall, runsWithSteps } from "@/lib/schedules/testing/schedules";

function resolvable<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

/** Work in a transaction that is not begun anew after a deadlock, and the process that does it. */
function party(ctx: Context, work: (ctx: Context) => Promise<unknown>) {
  const started = resolvable<number>();
  let over = false;
  const ended = ctx.db
    .transaction(async (tx: Tx) => {
      const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      started.resolve(own?.pid ?? 0);
      await work({ ...ctx, db: tx, afterCommit: () => {} });
    })
    .finally(() => {
      over = true;
    });
  return { pid: started.promise, ended, over: () => over };
}

/** Until the process waits for a lock, or has ended what it does. */
async function atRest(ctx: Context, { pid, over }: ReturnType<typeof party>): Promise<void> {
  while (!over()) {
    const [row] = await ctx.db.execute<{ waits: boolean }>(
      sql`select cardinality(pg_blocking_pids(${await pid}::int)) > 0 as waits`,
    );
    if (row?.waits) return;
  }
}

test("an event, the worker and an edit that meet on one contact take turns: none of them is thrown out", async () => {
  const ctx = await testContext();
  const number = testNumber(1);
  const { id } = await made(ctx, { when: { trigger: "call_ended" }, actions: [block] });
  const call = { ...(await makeCall(ctx, number)), status: "completed" } as const;
  await fire(ctx, { trigger: "call_ended", call });
  const next = { ...(await makeCall(ctx, number)), status: "completed" } as const;
  const seen = await readSchedule(ctx, id);
  const actions = seen.actions.map((action) => ({ id: action.id, ...block, note: "another" }));
  const [run] = await runsWithSteps(ctx);

  const gate = resolvable<void>();
  const held = resolvable<void>();
  const event = party(ctx, async (ctx) => {
    await holdContact(ctx, number);
    held.resolve();
    await gate.promise;
    await fire(ctx, { trigger: "call_ended", call: next });
  });
  await held.promise;
  const worker = party(ctx, (ctx) => takeAction(ctx, run?.id ?? 0));
  await atRest(ctx, worker);
  const edit = party(ctx, (ctx) =>
    updateSchedule(ctx, { ...asSeen(seen, actions), when: { trigger: "call_ended" } }),
  );
  await atRest(ctx, edit);
  gate.resolve();

  expect(await Promise.allSettled([event.ended, worker.ended, edit.ended])).toEqual(
    [event, worker, edit].map(() => ({ status: "fulfilled", value: undefined })),
  );
  expect((await runsWithSteps(ctx)).map(({ steps }) => steps.length)).toEqual([1, 0]);
});
