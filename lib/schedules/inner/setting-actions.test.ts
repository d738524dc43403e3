import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { scheduleActions } from "@/db/schema/schedules";
import { scheduleRuns, scheduleRunSteps } from "@/db/schema/schedule-runs";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { testContext, testNumber } from "@/lib/testing/context";
import { takeAction } from "@/lib/schedule-runs/inner/actions";
import { runsOf } from "@/lib/schedule-runs/history";
import { readSchedule } from "../reading";
import type { WholeSchedule } from "../schema";
import { lockRun, nextAction, runById } from "@/lib/schedule-runs/inner/runs";
import { updateSchedule } from "../setting-up";
import { asSeen, block, kept, made, sms, wait } from "../testing/set-up";

const allActions = (ctx: Context) =>
  db.select().from(scheduleActions).where(eq(scheduleActions.companyId, ctx.companyId));

describe("the list of actions is changed as a whole", () => {
  test("reordered, renamed, offered to people: the same actions", async () => {
    const ctx = await testContext();
    const before = await made(ctx, { actions: [wait, block, sms] });
    const [first, second, third] = kept(before);
    if (!first || !second || !third) throw new Error("no actions");
    await updateSchedule(ctx, asSeen(before, [third, { ...second, name: "Block him", manual: true }, first]));
    const { actions } = await readSchedule(ctx, before.id);
    expect(actions.map(({ id, name, manual }) => [id, name, manual])).toEqual([
      [third.id, null, false],
      [second.id, "Block him", true],
      [first.id, null, false],
    ]);
    expect(await allActions(ctx)).toHaveLength(3);
  });

  test.each([
    ["its kind", { kind: "opt_out", note: "two calls" }],
    ["its reason", { ...block, reason: "fraud" }],
    ["its note", { ...block, note: null }],
  ] as const)(
    "another one in its place when %s changes, and the old row says what it said",
    async (_, what) => {
      const ctx = await testContext();
      const before = await made(ctx);
      const [first, second] = kept(before);
      if (!first || !second) throw new Error("no actions");
      await updateSchedule(ctx, asSeen(before, [first, { ...what, id: second.id }]));
      const { actions } = await readSchedule(ctx, before.id);
      expect(actions).toMatchObject([{ id: first.id }, { kind: what.kind, position: 2 }]);
      expect(actions[1]?.id).not.toBe(second.id);
      const old = (await allActions(ctx)).find(({ id }) => id === second.id);
      expect(old).toEqual({
        ...before.actions[1],
        archivedAt: expect.any(Date),
        replacedBy: actions[1]?.id,
        updatedAt: expect.any(Date),
      });
    },
  );

  test("removed: archived, and kept for the logs that name it", async () => {
    const ctx = await testContext();
    const before = await made(ctx);
    await updateSchedule(ctx, asSeen(before, []));
    expect((await readSchedule(ctx, before.id)).actions).toEqual([]);
    expect((await allActions(ctx)).map(({ archivedAt }) => archivedAt)).toEqual([
      expect.any(Date),
      expect.any(Date),
    ]);
  });

  test("the same again changes no action", async () => {
    const ctx = await testContext();
    const before = await made(ctx, { actions: [wait, block, sms] });
    await updateSchedule(ctx, asSeen(before));
    expect((await readSchedule(ctx, before.id)).actions).toEqual(before.actions);
    expect(await allActions(ctx)).toHaveLength(3);
  });
});

describe("runs that are under way when an action is changed", () => {
  async function running(ctx: Context, schedule: WholeSchedule, position: number, started = false) {
    const { companyId } = ctx;
    const { id: contactId } = await transaction(ctx, (ctx) => holdContact(ctx, testNumber(5)));
    const actionIds = schedule.actions.map(({ id }) => id);
    const [run] = await db
      .insert(scheduleRuns)
      .values({
        companyId,
        scheduleId: schedule.id,
        firedBy: `test:${position}:${started}`,
        contactId,
        actionIds,
        position,
      })
      .returning();
    if (!run) throw new Error("no run");
    const scheduleActionId = actionIds[position];
    if (started && scheduleActionId)
      await db
        .insert(scheduleRunSteps)
        .values({ companyId, scheduleRunId: run.id, position, scheduleActionId, result: "started" });
    return run;
  }

  /** What the run would do next: the action's id, and whether it is being done already. */
  async function ahead(ctx: Context, { id }: { id: number }) {
    const next = await nextAction(ctx, await runById(ctx, id));
    return next && [next.action.id, next.started];
  }

  test("come to the new one where they have not begun the old one, and stay with the old one where they have", async () => {
    const ctx = await testContext();
    const before = await made(ctx, { actions: [wait, sms] });
    const [waiting, begun, after] = [
      await running(ctx, before, 1),
      await running(ctx, before, 1, true),
      await running(ctx, before, 2),
    ];
    const [first, second] = kept(before);
    if (!first || !second) throw new Error("no actions");
    await updateSchedule(ctx, asSeen(before, [first, { ...sms, message: "Good day", id: second.id }]));
    const { actions } = await readSchedule(ctx, before.id);
    expect(await ahead(ctx, waiting)).toEqual([actions[1]?.id, false]);
    expect(await ahead(ctx, begun)).toEqual([second.id, true]);
    expect(await ahead(ctx, after)).toBeNull();
  });

  test("come to the last of several, and to none once that is taken off", async () => {
    const ctx = await testContext();
    const before = await made(ctx, { actions: [wait, sms] });
    const waiting = await running(ctx, before, 1);
    for (const message of ["Good day", "Good evening"]) {
      const seen = await readSchedule(ctx, before.id);
      const [first, second] = kept(seen);
      if (!first || !second) throw new Error("no actions");
      await updateSchedule(ctx, asSeen(seen, [first, { ...sms, message, id: second.id }]));
    }
    const seen = await readSchedule(ctx, before.id);
    expect(seen.actions[1]).toMatchObject({ message: "Good evening" });
    expect(await ahead(ctx, waiting)).toEqual([seen.actions[1]?.id, false]);
    await updateSchedule(ctx, asSeen(seen, kept(seen).slice(0, 1)));
    expect(await takeAction(ctx, waiting.id)).toBe("more");
    const { steps } = (await runsOf(ctx, { scheduleId: before.id }))[0] ?? {};
    expect(steps?.[1]).toMatchObject({
      result: "refused",
      words: "the action was taken off the schedule: nothing was done",
    });
  });

  test("do the new one when they wake, and their history names it, before and after", async () => {
    const ctx = await testContext();
    const before = await made(ctx, { actions: [wait, { ...block, note: "as it was" }] });
    const { id } = await running(ctx, before, 1);
    const [first, second] = kept(before);
    if (!first || !second) throw new Error("no actions");
    await updateSchedule(ctx, asSeen(before, [first, { kind: "opt_out", note: null, id: second.id }]));
    const shown = async () => (await runsOf(ctx, { scheduleId: before.id }))[0]?.steps[1];
    expect(await shown()).toMatchObject({ kind: "opt_out", result: null });
    expect(await takeAction(ctx, id)).toBe("more");
    expect(await shown()).toMatchObject({ kind: "opt_out", result: "done" });
    const seen = await readSchedule(ctx, before.id);
    const [again] = kept(seen);
    if (!again) throw new Error("no actions");
    await updateSchedule(ctx, asSeen(seen, [again, { ...block, id: seen.actions[1]?.id }]));
    expect(await shown()).toMatchObject({ kind: "opt_out", result: "done" });
  });

  test("are not waited for: an edit touches none of them, however many wait", async () => {
    const ctx = await testContext();
    const before = await made(ctx, { actions: [wait, sms] });
    const { id } = await running(ctx, before, 1);
    const [first, second] = kept(before);
    if (!first || !second) throw new Error("no actions");
    await transaction(ctx, async (held) => {
      await lockRun(held, id);
      await updateSchedule(ctx, asSeen(before, [first, { ...sms, message: "Good day", id: second.id }]));
    });
    expect((await runById(ctx, id)).actionIds).toEqual([first.id, second.id]);
  });
});
