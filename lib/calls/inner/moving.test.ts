import { expect, test } from "vitest";
import { type CallEnd, callEnds, type CallStatus, callStatuses } from "@/db/enums";
import { scheduleRuns } from "@/db/schema/schedule-runs";
import { eq } from "drizzle-orm";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { makeCall, makeSchedule } from "@/lib/schedules/testing/schedules";
import { testContext, testNumber } from "@/lib/testing/context";
import { moveCall, movesTo } from "./moving";

const way: CallStatus[] = ["requested", "queued", "ringing", "in-progress"];
const refused: CallStatus[] = ["blocked", "opt-out", "unavailable", "no-offer", "no-buyer"];

test("a status moves forward only, to the first end", () => {
  for (const [place, from] of way.entries()) {
    for (const to of way) expect(movesTo(from, to)).toBe(way.indexOf(to) > place);
    for (const to of callEnds) expect(movesTo(from, to)).toBe(true);
  }
  for (const from of callEnds) for (const to of callStatuses) expect(movesTo(from, to)).toBe(false);
});

test("a refused call never began, and none becomes refused on the way", () => {
  for (const from of refused) for (const to of callStatuses) expect(movesTo(from, to)).toBe(false);
  for (const from of way) for (const to of refused) expect(movesTo(from, to)).toBe(false);
});

test("unknown is only what was never answered, and gives way to any word of the provider", () => {
  for (const from of callStatuses) expect(movesTo(from, "unknown")).toBe(from === "requested");
  for (const to of [...way.slice(1), ...callEnds]) expect(movesTo("unknown", to)).toBe(true);
  expect(movesTo("unknown", "requested")).toBe(false);
});

const countersOf = async (ctx: Context) => {
  const contact = await contactOfNumber(ctx, testNumber(1));
  return contact && [contact.outboundNoAnswerCount, contact.outboundCallFailureCount, contact.noAnswerStreak];
};

test.each<[CallEnd, number[]]>([
  ["no-answer", [1, 0, 1]],
  ["busy", [0, 0, 0]],
  ["failed", [0, 1, 0]],
  ["canceled", [0, 0, 0]],
  ["completed", [0, 0, 0]],
])("an outbound call that ends as %s counts %j", async (status, counters) => {
  const ctx = await testContext();
  const { id } = await makeCall(ctx, testNumber(1));
  const call = await moveCall(ctx, id, { status, durationSeconds: 5 });
  expect(call).toMatchObject({ status, durationSeconds: 5 });
  expect(call.endedAt).toBeInstanceOf(Date);
  expect(call.answeredAt !== null).toBe(status === "completed");
  expect(await countersOf(ctx)).toEqual(counters);
});

test("an answered call ends the row of those without an answer, outbound or inbound", async () => {
  const ctx = await testContext();
  const end = async (status: CallStatus, direction: "outbound" | "inbound" = "outbound") =>
    moveCall(ctx, (await makeCall(ctx, testNumber(1), { direction })).id, { status });
  await end("no-answer");
  await end("busy");
  await end("no-answer");
  expect(await countersOf(ctx)).toEqual([2, 0, 2]);
  await end("no-answer", "inbound");
  await end("failed", "inbound");
  expect(await countersOf(ctx)).toEqual([2, 0, 2]);
  await end("completed");
  expect(await countersOf(ctx)).toEqual([2, 0, 0]);
  await end("no-answer");
  await end("in-progress", "inbound");
  expect(await countersOf(ctx)).toEqual([3, 0, 0]);
});

test("two busy signals are not two calls without an answer; a schedule that waits for busy hears of each", async () => {
  const ctx = await testContext();
  await makeSchedule(ctx, { trigger: "no_answer", triggerCount: 2 });
  const waiting = await makeSchedule(ctx, { trigger: "call_ended", triggerStatuses: ["busy"] });
  for (let n = 0; n < 2; n++)
    await moveCall(ctx, (await makeCall(ctx, testNumber(1))).id, { status: "busy" });
  const runs = await ctx.db.select().from(scheduleRuns).where(eq(scheduleRuns.companyId, ctx.companyId));
  expect(runs.map(({ scheduleId }) => scheduleId)).toEqual([waiting.id, waiting.id]);
  expect(await contactOfNumber(ctx, testNumber(1))).toMatchObject({
    outboundBusyCount: 2,
    noAnswerStreak: 0,
  });
});

test("twenty words of the provider at once move a call to one end, counted and fired once", async () => {
  const ctx = await testContext();
  await makeSchedule(ctx, { trigger: "call_ended" });
  const { id } = await makeCall(ctx, testNumber(1));
  const words: CallStatus[] = ["queued", "ringing", "no-answer", "completed"];
  const told = Array.from({ length: 20 }, (_, i) => words[i % words.length] ?? "no-answer");
  const calls = await Promise.all(told.map((status) => moveCall(ctx, id, { status, providerCallId: "CA1" })));
  const ends = new Set(
    calls.map(({ status }) => status).filter((status) => callEnds.some((end) => end === status)),
  );
  expect(ends.size).toBe(1);
  const { status } = await moveCall(ctx, id, { status: "failed" });
  expect([...ends]).toEqual([status]);
  expect(await countersOf(ctx)).toEqual(status === "completed" ? [0, 0, 0] : [1, 0, 1]);
  const runs = await ctx.db.select().from(scheduleRuns).where(eq(scheduleRuns.companyId, ctx.companyId));
  expect(runs.map(({ callId }) => callId)).toEqual([id]);
});

test("calls of one contact that end at once each count", async () => {
  const ctx = await testContext();
  const made = await Promise.all(Array.from({ length: 10 }, () => makeCall(ctx, testNumber(1))));
  await Promise.all(made.map(({ id }) => moveCall(ctx, id, { status: "no-answer" })));
  expect(await countersOf(ctx)).toEqual([10, 0, 10]);
});

test("news that come after the end fill in what is missing and change nothing", async () => {
  const ctx = await testContext();
  const { id } = await makeCall(ctx, testNumber(1));
  const end = await moveCall(ctx, id, { status: "failed", errorMessage: "first" });
  expect(await moveCall(ctx, id, { status: "failed", errorMessage: "second" })).toEqual(end);
  const late = await moveCall(ctx, id, { status: "completed", providerCallId: "CA2", durationSeconds: 7 });
  expect(late).toEqual({ ...end, providerCallId: "CA2", durationSeconds: 7, updatedAt: late.updatedAt });
  expect(await countersOf(ctx)).toEqual([0, 1, 0]);
});

test("a withheld caller's call moves too", async () => {
  const ctx = await testContext();
  const { id } = await makeCall(ctx, testNumber(1), {
    direction: "inbound",
    contactId: null,
    callerId: null,
  });
  expect(await moveCall(ctx, id, { status: "completed" })).toMatchObject({ status: "completed" });
});

test("another company's call is not there", async () => {
  const { id } = await makeCall(await testContext(), testNumber(1));
  await expect(moveCall(await testContext(), id, { status: "busy" })).rejects.toThrow(NotFound);
});
