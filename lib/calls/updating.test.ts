import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ZodError } from "zod";
import { scheduleActions, schedules } from "@/db/schema/schedules";
import { scheduleRuns } from "@/db/schema/schedule-runs";
import type { Context } from "@/lib/context";
import { Forbidden, Invalid, NotFound } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { readCall } from "./reading";
import { aCall } from "./testing/calls";
import { updateCall } from "./updating";

const number = testNumber(1);

/** A schedule that waits for a disposition, with one action. */
async function scheduleFor(ctx: Context, triggerDisposition: string) {
  const { db, companyId } = ctx;
  const name = "After the call";
  const leadToken = `lt${companyId}`;
  const [schedule] = await db
    .insert(schedules)
    .values({ companyId, name, leadToken, trigger: "disposition", triggerDisposition })
    .returning();
  if (!schedule) throw new Error("nothing was inserted");
  await db
    .insert(scheduleActions)
    .values({ companyId, scheduleId: schedule.id, position: 1, kind: "wait", waitSeconds: 60 });
  return () =>
    db
      .select({ callId: scheduleRuns.callId })
      .from(scheduleRuns)
      .where(eq(scheduleRuns.companyId, companyId));
}

test("a disposition is kept, cleared by an empty one, and its schedule runs once for each change", async () => {
  const ctx = await testContext();
  const call = await aCall(ctx, number);
  const runs = await scheduleFor(ctx, "Call back");
  const id = String(call.id);
  expect(await updateCall(ctx, { id, disposition: "  Call   back " })).toMatchObject({
    disposition: "Call back",
  });
  await updateCall(ctx, { id: call.uuid, disposition: "Call back" });
  expect(await runs()).toEqual([{ callId: call.id }]);
  expect(await updateCall(ctx, { id, disposition: "" })).toMatchObject({ disposition: null });
  expect(await runs()).toHaveLength(1);
  await updateCall(ctx, { id, disposition: "Call back" });
  expect(await runs()).toHaveLength(2);
});

test("of ten who choose the same disposition at once, one sets the schedule going", async () => {
  const ctx = await testContext();
  const { id } = await aCall(ctx, number);
  const runs = await scheduleFor(ctx, "Interested");
  await Promise.all(
    Array.from({ length: 10 }, () => updateCall(ctx, { id: String(id), disposition: "Interested" })),
  );
  expect(await runs()).toHaveLength(1);
});

test("a disposition is at most a hundred characters of text", async () => {
  const ctx = await testContext();
  const { id } = await aCall(ctx, null);
  for (const disposition of ["x".repeat(101), "a\0b", "\ud800"])
    await expect(updateCall(ctx, { id: String(id), disposition })).rejects.toThrow(ZodError);
  await updateCall(ctx, { id: String(id), disposition: "x".repeat(100) });
  expect((await readCall(ctx, String(id))).disposition).toHaveLength(100);
});

test("a sandbox call is moved along, forward only", async () => {
  const ctx = await testContext();
  const { id } = await aCall(ctx, number, { direction: "outbound", status: "ringing" });
  const moved = await updateCall(ctx, { id: String(id), status: "completed", duration: 63 });
  expect(moved).toMatchObject({ status: "completed", durationSeconds: 63 });
  expect(await updateCall(ctx, { id: String(id), status: "completed" })).toMatchObject(moved);
  await expect(updateCall(ctx, { id: String(id), status: "ringing" })).rejects.toThrow(Invalid);
  await expect(updateCall(ctx, { id: String(id), status: "failed" })).rejects.toThrow(Invalid);
});

test("a real call's status is the provider's to say, and nothing of the request is kept", async () => {
  const ctx = await testContext();
  const { id } = await aCall(ctx, number, { status: "ringing", provider: "twilio" });
  const asked = updateCall(ctx, { id: String(id), status: "completed", disposition: "Interested" });
  await expect(asked).rejects.toThrow(Invalid);
  expect(await readCall(ctx, String(id))).toMatchObject({ status: "ringing", disposition: null });
});

test("it needs Call:write, and another company's call is not there", async () => {
  const ctx = await testContext();
  const id = String((await aCall(ctx, number)).id);
  const reader = { ...ctx, permissions: new Set(["Call:read", "Call:block"] as const) };
  await expect(updateCall(reader, { id, disposition: "Interested" })).rejects.toThrow(Forbidden);
  const stranger = await testContext();
  await expect(updateCall(stranger, { id, disposition: "Interested" })).rejects.toThrow(NotFound);
});
