import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { offerNumbers, offers } from "@/db/schema/offers";
import { moveCall } from "@/lib/calls/inner/moving";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { testContext, testNumber } from "@/lib/testing/context";
import { fire, type FiringEvent } from "./firing";
import { makeCall, makeLead, makeSchedule, makeText, OURS, runsWithSteps } from "../testing/schedules";

let ctx: Context;

beforeEach(async () => {
  ctx = await testContext();
});

const firedOnes = async () => (await runsWithSteps(ctx)).map((run) => run.firedBy);

/** The jobs that wait in the queue for runs of this company. */
const queued = () =>
  ctx.db.execute<{ key: string }>(
    sql`select key from graphile_worker.jobs where key like ${`schedule_run:${ctx.companyId}:%`} order by id`,
  );

async function makeOffer(): Promise<number> {
  const token = Math.random().toString(36);
  const [offer] = await ctx.db
    .insert(offers)
    .values({ companyId: ctx.companyId, name: "Offer", leadToken: token })
    .returning();
  return offer?.id ?? 0;
}

test("an end of a call starts a run with the actions of the schedule in their order, and queues it", async () => {
  const { id, actions } = await makeSchedule(ctx, { trigger: "call_ended" }, [
    { kind: "wait", waitSeconds: 5, position: 2 },
    { kind: "block", position: 1 },
    { kind: "opt_out", position: 0, archivedAt: new Date() },
  ]);
  const call = await makeCall(ctx, testNumber(1));
  await fire(ctx, { trigger: "call_ended", call: { ...call, status: "completed" } });
  const [run] = await runsWithSteps(ctx);
  expect(run).toMatchObject({
    scheduleId: id,
    firedBy: `call:${call.id}:ended`,
    contactId: call.contactId,
    callId: call.id,
    leadId: null,
    manual: false,
    actionIds: [actions[1]?.id, actions[0]?.id],
    status: "running",
    position: 0,
  });
  expect(await queued()).toEqual([{ key: `schedule_run:${ctx.companyId}:${run?.id}` }]);
});

test("the same event starts a run of a schedule once, of several schedules once each", async () => {
  await makeSchedule(ctx, { trigger: "call_ended" });
  await makeSchedule(ctx, { trigger: "call_ended" });
  const call = await makeCall(ctx, testNumber(1));
  const event: FiringEvent = { trigger: "call_ended", call: { ...call, status: "completed" } };
  await Promise.all(Array.from({ length: 5 }, () => fire(ctx, event)));
  expect(await firedOnes()).toEqual([`call:${call.id}:ended`, `call:${call.id}:ended`]);
});

test("what the transaction does not commit has not fired", async () => {
  await makeSchedule(ctx, { trigger: "call_ended" });
  const call = await makeCall(ctx, testNumber(1));
  const broken = transaction(ctx, async (ctx) => {
    await fire(ctx, { trigger: "call_ended", call: { ...call, status: "completed" } });
    throw new Error("broken");
  });
  await expect(broken).rejects.toThrow("broken");
  expect(await firedOnes()).toEqual([]);
  expect(await queued()).toEqual([]);
});

test("a schedule of ends fires for those it names, and for all when it names none", async () => {
  const some = await makeSchedule(ctx, { trigger: "call_ended", triggerStatuses: ["busy", "failed"] });
  const all = await makeSchedule(ctx, { trigger: "call_ended" });
  for (const status of ["completed", "busy", "failed"] as const) {
    await moveCall(ctx, (await makeCall(ctx, testNumber(1))).id, { status });
  }
  const fired = (await runsWithSteps(ctx)).map((run) => run.scheduleId);
  expect(fired.filter((id) => id === some.id)).toHaveLength(2);
  expect(fired.filter((id) => id === all.id)).toHaveLength(3);
});

test("every second call without an answer in a row fires, a busy line is none, and an answer begins the row anew", async () => {
  await makeSchedule(ctx, { trigger: "no_answer", triggerCount: 2 });
  const made = [];
  for (const status of [
    "no-answer",
    "busy",
    "no-answer",
    "completed",
    "busy",
    "no-answer",
    "failed",
    "no-answer",
  ] as const) {
    const call = await makeCall(ctx, testNumber(1));
    made.push(call.id);
    await moveCall(ctx, call.id, { status });
  }
  expect(await firedOnes()).toEqual([`call:${made[2]}:no_answer`, `call:${made[7]}:no_answer`]);
});

test("a disposition fires in any case, on a call and on a lead, and anew when it is chosen anew", async () => {
  await makeSchedule(ctx, { trigger: "disposition", triggerDisposition: "Do Not Call" });
  const call = await makeCall(ctx, testNumber(1));
  const lead = await makeLead(ctx, testNumber(2));
  const again = { ...call, updatedAt: new Date(call.updatedAt.getTime() + 1) };
  await fire(ctx, { trigger: "disposition", disposition: " do not CALL", call });
  await fire(ctx, { trigger: "disposition", disposition: "sale", call });
  await fire(ctx, { trigger: "disposition", disposition: "Do Not Call", call: again });
  await fire(ctx, { trigger: "disposition", disposition: "DO NOT CALL", lead });
  expect((await runsWithSteps(ctx)).map(({ callId, leadId }) => ({ callId, leadId }))).toEqual([
    { callId: call.id, leadId: null },
    { callId: call.id, leadId: null },
    { callId: null, leadId: lead.id },
  ]);
});

test("a text fires as a whole message in any case, not as a part of one", async () => {
  await makeSchedule(ctx, { trigger: "text_keyword", triggerKeyword: "info" });
  const [first, second] = [
    await makeText(ctx, testNumber(1), "  INFO\n"),
    await makeText(ctx, testNumber(1), "info please"),
  ];
  await fire(ctx, { trigger: "text_keyword", text: first });
  await fire(ctx, { trigger: "text_keyword", text: second });
  expect(await firedOnes()).toEqual([`text:${first.id}`]);
});

test("a lead fires its own schedule alone; one without a schedule those of any offer or of its own", async () => {
  const [its, other] = [await makeOffer(), await makeOffer()];
  const own = await makeSchedule(ctx, { trigger: "lead_created", offerId: other });
  const any = await makeSchedule(ctx, { trigger: "lead_created" });
  const same = await makeSchedule(ctx, { trigger: "lead_created", offerId: its });
  const firedFor = async (values: Parameters<typeof makeLead>[2]) => {
    const lead = await makeLead(ctx, testNumber(1), values);
    await fire(ctx, { trigger: "lead_created", lead });
    return (await runsWithSteps(ctx)).filter((run) => run.leadId === lead.id).map((run) => run.scheduleId);
  };
  expect(await firedFor({ scheduleId: own.id, offerId: its })).toEqual([own.id]);
  expect((await firedFor({ offerId: its })).sort((a, b) => a - b)).toEqual([any.id, same.id]);
  expect(await firedFor({})).toEqual([any.id]);
});

test("a schedule with an offer waits for calls of that offer, and for texts to its numbers", async () => {
  const [its, other] = [await makeOffer(), await makeOffer()];
  await makeSchedule(ctx, { trigger: "call_ended", offerId: its });
  await makeSchedule(ctx, { trigger: "text_keyword", triggerKeyword: "info", offerId: its });
  for (const offerId of [its, other, null]) {
    await moveCall(ctx, (await makeCall(ctx, testNumber(1), { offerId })).id, { status: "completed" });
  }
  expect(await firedOnes()).toHaveLength(1);
  const text = await makeText(ctx, testNumber(1), "info");
  await fire(ctx, { trigger: "text_keyword", text });
  expect(await firedOnes()).toHaveLength(1);
  await ctx.db.insert(offerNumbers).values({ companyId: ctx.companyId, offerId: its, number: OURS });
  await fire(ctx, { trigger: "text_keyword", text });
  expect(await firedOnes()).toHaveLength(2);
});

test("a schedule switched off, one without actions, another company's and a withheld number start nothing", async () => {
  const other = await testContext();
  await makeSchedule(ctx, { trigger: "call_ended", active: false });
  await makeSchedule(ctx, { trigger: "call_ended" }, []);
  await makeSchedule(other, { trigger: "call_ended" });
  await moveCall(ctx, (await makeCall(ctx, testNumber(1))).id, { status: "completed" });
  expect(await firedOnes()).toEqual([]);
  await makeSchedule(ctx, { trigger: "call_ended" });
  const withheld = await makeCall(ctx, null, { direction: "inbound", status: "ringing" });
  await moveCall(ctx, withheld.id, { status: "completed" });
  expect(await firedOnes()).toEqual([]);
  expect(await runsWithSteps(other)).toEqual([]);
});

test("a schedule runs at most twenty times a day on one contact, also when events come at once", async () => {
  await makeSchedule(ctx, { trigger: "call_ended" });
  const calls = [];
  for (let n = 0; n < 25; n++) calls.push(await makeCall(ctx, testNumber(1)));
  await Promise.all(calls.map((call) => moveCall(ctx, call.id, { status: "completed" })));
  expect(await firedOnes()).toHaveLength(20);
  await moveCall(ctx, (await makeCall(ctx, testNumber(2))).id, { status: "completed" });
  expect(await firedOnes()).toHaveLength(21);
  await ctx.db.execute(
    sql`update schedule_runs set created_at = created_at - interval '25 hours' where company_id = ${ctx.companyId}`,
  );
  await moveCall(ctx, (await makeCall(ctx, testNumber(1))).id, { status: "completed" });
  expect(await firedOnes()).toHaveLength(22);
});
