import { describe, expect, test } from "vitest";
import { blockContact } from "@/lib/contacts/blocking";
import { createOffer } from "@/lib/offers/setting-up";
import { allPermissions } from "@/lib/allow";
import { testContext, testNumber } from "@/lib/testing/context";
import { listSchedules } from "./listing";
import { readSchedule } from "./reading";
import type { CreateSchedule } from "./schema";
import { createSchedule, renewScheduleToken, switchSchedule, updateSchedule } from "./setting-up";
import { asSeen, block, kept, made, sms, twoCalls, wait } from "./testing/set-up";

test("a schedule is made with its trigger, its number in any spelling and its actions in order", async () => {
  const ctx = await testContext();
  const offer = await createOffer(ctx, { name: "Solar", numbers: [], buyers: [] });
  const schedule = await made(ctx, {
    number: "(719) 555-0001",
    offerId: offer.id,
    actions: [block, { kind: "opt_out", name: "Never again", manual: true }, sms, { kind: "dial" }, wait],
  });
  expect(schedule).toMatchObject({
    name: "Two calls",
    active: true,
    number: "+17195550001",
    offerId: offer.id,
    offerName: "Solar",
    trigger: "no_answer",
    triggerCount: 2,
    leadToken: expect.stringMatching(/^tdlead[0-9a-f]{48}$/),
  });
  expect(schedule.actions).toMatchObject([
    { position: 1, kind: "block", reason: "spam", note: "two calls", manual: false },
    { position: 2, kind: "opt_out", name: "Never again", manual: true, reason: null },
    { position: 3, kind: "send_sms", message: "Hello {{ first_name }}" },
    { position: 4, kind: "dial" },
    { position: 5, kind: "wait", waitSeconds: 3_600 },
  ]);
});

test("another trigger takes away what the old one needed", async () => {
  const ctx = await testContext();
  const schedule = await made(ctx);
  await updateSchedule(ctx, {
    ...asSeen(schedule),
    when: { trigger: "text_keyword", triggerKeyword: " Info " },
  });
  expect(await readSchedule(ctx, schedule.id)).toMatchObject({
    trigger: "text_keyword",
    triggerKeyword: "Info",
    triggerCount: null,
  });
});

test("of two people who edit at once the second is told, and overwrites nothing", async () => {
  const ctx = await testContext();
  const seen = await made(ctx);
  const tries = await Promise.allSettled(
    ["one", "two", "three", "four"].map((name) => updateSchedule(ctx, { ...asSeen(seen, [block]), name })),
  );
  const [won] = tries.filter((one) => one.status === "fulfilled");
  const refused = tries.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(3);
  for (const { reason } of refused) expect(reason).toMatchObject({ status: 409 });
  const now = await readSchedule(ctx, seen.id);
  expect(now.name).toBe(won?.value.name);
  expect(now.actions).toHaveLength(1);
});

test("switched off and on by what is wanted: twice is once, and whoever edits meanwhile is told", async () => {
  const ctx = await testContext();
  const schedule = await made(ctx);
  const off = await switchSchedule(ctx, { id: schedule.id, active: false });
  expect(off.active).toBe(false);
  expect(await switchSchedule(ctx, { id: schedule.id, active: false })).toEqual(off);
  await expect(updateSchedule(ctx, asSeen(schedule))).rejects.toMatchObject({ status: 409 });
});

test("a new lead token ends the old one and disturbs nobody who edits", async () => {
  const ctx = await testContext();
  const schedule = await made(ctx);
  const renewed = await renewScheduleToken(ctx, { id: schedule.id });
  expect(renewed.leadToken).toMatch(/^tdlead/);
  expect(renewed.leadToken).not.toBe(schedule.leadToken);
  await expect(updateSchedule(ctx, asSeen(schedule))).resolves.toMatchObject({ name: schedule.name });
});

test("the actions of a schedule that only people start are all offered to them, and none is a wait", async () => {
  const ctx = await testContext();
  const schedule = await made(ctx, { when: { trigger: "manual" }, actions: [block, { kind: "dial" }] });
  expect(schedule.actions.map(({ manual }) => manual)).toEqual([true, true]);
  await expect(made(ctx, { when: { trigger: "manual" }, actions: [block, wait] })).rejects.toMatchObject({
    status: 422,
    errors: { "actions.1.kind": [expect.any(String)] },
  });
});

test("a wait is not offered to people", async () => {
  const ctx = await testContext();
  const schedule = await made(ctx, { actions: [{ ...wait, manual: true }] });
  expect(schedule.actions).toMatchObject([{ kind: "wait", manual: false }]);
});

describe("refused, and nothing is made", () => {
  test.each<[string, Partial<CreateSchedule>, object]>([
    ["a name of nothing", { name: " " }, { issues: [{ path: ["name"] }] }],
    ["a number that is none", { number: "12" }, { errors: { number: [expect.any(String)] } }],
    [
      "an emergency number",
      { number: "911" },
      { errors: { number: [expect.stringContaining("emergency")] } },
    ],
    ["an offer that is not there", { offerId: 999_999_999 }, { errors: { offer_id: [expect.any(String)] } }],
    [
      "no calls at all",
      { when: { trigger: "no_answer", triggerCount: 0 } },
      { issues: [{ path: ["when", "triggerCount"] }] },
    ],
    [
      "a disposition that nobody can choose",
      { when: { trigger: "disposition", triggerDisposition: "Maybe" } },
      { errors: { "when.trigger_disposition": [expect.any(String)] } },
    ],
    [
      "a keyword of nothing",
      { when: { trigger: "text_keyword", triggerKeyword: "  " } },
      { issues: [{ path: ["when", "triggerKeyword"] }] },
    ],
    [
      "a text of nothing",
      { actions: [wait, { kind: "send_sms", message: " " }] },
      { issues: [{ path: ["actions", 1, "message"] }] },
    ],
    [
      "a placeholder that nobody knows",
      { actions: [{ kind: "send_sms", message: "Hello {{name}}, {{ number }}" }] },
      { issues: [{ path: ["actions", 0, "message"], message: expect.stringContaining("{{name}}") }] },
    ],
    [
      "a wait of a second",
      { actions: [{ kind: "wait", waitSeconds: 1 }] },
      { issues: [{ path: ["actions", 0, "waitSeconds"] }] },
    ],
    ["an action of another schedule", { actions: [{ ...block, id: 999_999_999 }] }, { status: 404 }],
  ])("%s", async (_, input, error) => {
    const ctx = await testContext();
    await expect(made(ctx, input)).rejects.toMatchObject(error);
    expect(await listSchedules(ctx, {})).toMatchObject({ rows: [], totalCount: 0 });
  });

  test("a number that is on the Blacklist", async () => {
    const ctx = await testContext();
    await blockContact(ctx, { callerId: testNumber(1) });
    await expect(made(ctx, { number: testNumber(1) })).rejects.toMatchObject({
      errors: { number: [expect.stringContaining("Blacklist")] },
    });
  });
});

test("without setup_system nothing of a schedule is seen or changed", async () => {
  const ctx = await testContext();
  const schedule = await made(ctx);
  const permissions = new Set([...allPermissions].filter((each) => each !== "setup_system"));
  const stranger = { ...ctx, permissions };
  for (const tried of [
    () => createSchedule(stranger, twoCalls),
    () => updateSchedule(stranger, asSeen(schedule, [])),
    () => switchSchedule(stranger, { id: schedule.id, active: false }),
    () => renewScheduleToken(stranger, { id: schedule.id }),
    () => readSchedule(stranger, schedule.id),
    () => listSchedules(stranger, {}),
  ])
    await expect(tried()).rejects.toMatchObject({ missing: "setup_system" });
  expect(await listSchedules(ctx, {})).toMatchObject({ rows: [schedule], totalCount: 1 });
});

test("another company's schedule, its actions and its offers are as if they did not exist", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  const [schedule, theirs] = [await made(ctx), await made(other)];
  const offer = await createOffer(ctx, { name: "Solar", numbers: [], buyers: [] });
  for (const tried of [
    () => updateSchedule(other, asSeen(schedule, [])),
    () => updateSchedule(other, asSeen(theirs, kept(schedule))),
    () => switchSchedule(other, { id: schedule.id, active: false }),
    () => renewScheduleToken(other, { id: schedule.id }),
    () => readSchedule(other, schedule.id),
  ])
    await expect(tried()).rejects.toMatchObject({ status: 404 });
  await expect(updateSchedule(other, { ...asSeen(theirs), offerId: offer.id })).rejects.toMatchObject({
    status: 422,
  });
  expect(await readSchedule(ctx, schedule.id)).toEqual(schedule);
  expect((await listSchedules(other, {})).rows).toEqual([theirs]);
});
