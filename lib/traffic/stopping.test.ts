import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { runHere, upload } from "@/lib/contact-imports/testing/uploads";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import { moveCall } from "@/lib/calls/inner/moving";
import type { Context } from "@/lib/context";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { testContext, testNumber } from "@/lib/testing/context";
import { dial, intendCall, placeCall } from "./inner/dialing";
import { intendText, sendText, text } from "./inner/texting";
import { stopCall } from "./stopping";
import { callsOf, OURS, stopsOf, textsOf } from "./testing/records";

const held = useStandIn();
const from = OURS;
const number = testNumber(1);
const SECOND = 1_000;

afterEach(() => {
  held.standIn.mood = {};
});

const block = (ctx: Context, numbers = [number]) =>
  setBlocked(ctx, numbers, { blocked: true, source: "api" });

/** The calls that wait to be stopped, as the queue has them. */
const jobsOf = ({ db, companyId }: Context) =>
  db.execute<{ companyId: number; id: number }>(sql`
    select (payload->>'companyId')::bigint as "companyId", (payload->>'id')::bigint as id
    from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
    where identifier = 'stop_call' and (payload->>'companyId')::bigint = ${companyId} order by job.id`);

async function runJobs(ctx: Context) {
  const jobs = await jobsOf(ctx);
  for (const job of jobs) await stopCall(job);
  return jobs.length;
}

/** A call that the provider has, in this state there and here. */
async function callAt(ctx: Context, status: "queued" | "ringing" | "in-progress", to = number) {
  const { id, providerCallId } = await dial(ctx, { number: to, from });
  const record = held.standIn.calls.find(({ sid }) => sid === providerCallId);
  if (!record) throw new Error("the provider has no call");
  record.status = status;
  if (status !== "queued") await moveCall(ctx, id, { status });
  return { id, record };
}

const told = (sid: string) =>
  held.standIn.arrivals
    .filter(({ method, path }) => method === "POST" && path.endsWith(`/Calls/${sid}.json`))
    .map(({ form }) => form.Status?.[0]);

const only = async (ctx: Context) => (await callsOf(ctx))[0];

test.each(["queued", "ringing"] as const)("a block cancels a call that is %s", async (status) => {
  const ctx = await companyAtStandIn();
  const { record } = await callAt(ctx, status);
  await block(ctx);
  expect(await only(ctx)).toMatchObject({ status, stop: "wanted" });
  await runJobs(ctx);
  expect(told(record.sid)).toEqual(["canceled"]);
  expect(await only(ctx)).toMatchObject({ status: "canceled", stop: "canceled" });
  await runJobs(ctx);
  expect(told(record.sid)).toEqual(["canceled"]);
});

test("an opt-out cancels a call too, and a call to another number, or coming in, goes on", async () => {
  const ctx = await companyAtStandIn();
  const { record } = await callAt(ctx, "ringing");
  const other = await callAt(ctx, "ringing", testNumber(2));
  await setOptOut(ctx, number, { optOut: true, channel: "voice", source: "call" });
  await runJobs(ctx);
  expect([told(record.sid), told(other.record.sid)]).toEqual([["canceled"], []]);
});

test("a call that was answered before the block is spared, however late its news comes", async () => {
  const ctx = await companyAtStandIn();
  const answered = await callAt(ctx, "in-progress");
  await block(ctx);
  expect([await runJobs(ctx), told(answered.record.sid)]).toEqual([0, []]);
  expect(await only(ctx)).toMatchObject({ stop: "spared" });

  const late = await companyAtStandIn();
  const { id, record } = await callAt(late, "ringing");
  record.status = "in-progress";
  const at = new Date(Math.floor(Date.now() / SECOND) * SECOND);
  await block(late);
  await runJobs(late);
  expect(record.status).toBe("in-progress");
  expect(await only(late)).toMatchObject({ status: "ringing", stop: "wanted" });
  await moveCall(late, id, { status: "in-progress", at });
  await runJobs(late);
  expect(told(record.sid)).toEqual(["canceled"]);
  expect(await only(late)).toMatchObject({ status: "in-progress", stop: "spared" });
});

test("a call whose news does not say when it was answered is spared", async () => {
  const ctx = await companyAtStandIn();
  const { id, record } = await callAt(ctx, "ringing");
  record.status = "in-progress";
  await block(ctx);
  await moveCall(ctx, id, { status: "in-progress" });
  await runJobs(ctx);
  expect([told(record.sid), (await only(ctx))?.stop]).toEqual([[], "spared"]);
});

test("a call that is answered after the block is ended", async () => {
  const ctx = await companyAtStandIn();
  const { id, record } = await callAt(ctx, "ringing");
  await block(ctx);
  record.status = "in-progress";
  await moveCall(ctx, id, { status: "in-progress", at: new Date(Date.now() + SECOND) });
  await runJobs(ctx);
  expect(told(record.sid)).toEqual(["completed"]);
  expect(await only(ctx)).toMatchObject({ status: "completed", stop: "ended" });
});

test("an intent whose call id is not known yet is canceled when the provider's answer comes", async () => {
  const ctx = await companyAtStandIn();
  const intent = await intendCall(ctx, { number, from });
  await block(ctx);
  await runJobs(ctx);
  expect(await only(ctx)).toMatchObject({ status: "requested", stop: "wanted" });
  const { providerCallId } = await placeCall(ctx, intent);
  await runJobs(ctx);
  expect(told(providerCallId ?? "")).toEqual(["canceled"]);
  expect(await only(ctx)).toMatchObject({ status: "canceled", stop: "canceled" });
});

test("a call that nobody could find when its number was blocked is canceled once the provider reports it", async () => {
  const ctx = await companyAtStandIn();
  held.standIn.mood = { after: "drop" };
  const { id } = await dial(ctx, { number, from });
  await moveCall(ctx, id, { status: "unknown" });
  await block(ctx);
  held.standIn.mood = {};
  const record = held.standIn.calls.at(-1);
  await moveCall(ctx, id, { status: "ringing", providerCallId: record?.sid });
  await runJobs(ctx);
  expect(told(record?.sid ?? "")).toEqual(["canceled"]);
});

test("while the provider fails it is told again, later, and nothing is made up", async () => {
  const ctx = await companyAtStandIn();
  const { record } = await callAt(ctx, "ringing");
  held.standIn.mood = { error: { status: 500, code: 20500, message: "Internal error" } };
  await block(ctx);
  await runJobs(ctx);
  held.standIn.mood = { before: "drop" };
  await runJobs(ctx);
  expect(await only(ctx)).toMatchObject({ status: "ringing", stop: "wanted" });
  held.standIn.mood = {};
  await runJobs(ctx);
  expect(told(record.sid)).toEqual(["canceled", "canceled", "canceled"]);
  expect(await only(ctx)).toMatchObject({ stop: "canceled" });
});

test("a call that ended before the provider was told keeps its own end", async () => {
  const ctx = await companyAtStandIn();
  const { record } = await callAt(ctx, "ringing");
  await block(ctx);
  record.status = "no-answer";
  await runJobs(ctx);
  expect(await only(ctx)).toMatchObject({ status: "no-answer", stop: "missed" });
  const gone = await companyAtStandIn();
  const lost = await callAt(gone, "ringing");
  held.standIn.calls.splice(held.standIn.calls.indexOf(lost.record), 1);
  await block(gone);
  await runJobs(gone);
  expect(await only(gone)).toMatchObject({ stop: "missed" });
});

test("a sandbox's call is canceled as a provider's", async () => {
  const ctx = await testContext();
  await dial(ctx, { number, from });
  await block(ctx);
  await runJobs(ctx);
  expect(await only(ctx)).toMatchObject({ status: "canceled", stop: "canceled" });
});

test("an upload cancels each call that is under way to one of its numbers, and no other company's", async () => {
  const [ctx, other] = [await companyAtStandIn(), await companyAtStandIn()];
  const numbers = Array.from({ length: 300 }, (_, i) => testNumber(i));
  const called = numbers.filter((_, i) => i % 20 === 0);
  for (const to of called) await callAt(ctx, "ringing", to);
  await callAt(other, "ringing", called[0]);
  await runHere(ctx, await upload(ctx, numbers.join("\n")));
  expect([await runJobs(ctx), await runJobs(other)]).toEqual([called.length, 0]);
  expect((await callsOf(ctx)).map(({ stop }) => stop)).toEqual(called.map(() => "canceled"));
  expect(await only(other)).toMatchObject({ status: "ringing", stop: null });
});

test("a text that is not handed over yet is not sent any more, and counts as stopped", async () => {
  const ctx = await companyAtStandIn();
  const intent = await intendText(ctx, { number, from, message: "Hello" });
  const another = await intendText(ctx, { number, from, message: "Hello again" });
  const asked = held.standIn.asked(number);
  await setOptOut(ctx, number, { optOut: true, channel: "web", source: "lead" });
  await Promise.all([sendText(ctx, intent), sendText(ctx, another)]);
  expect(held.standIn.asked(number)).toBe(asked);
  expect(await textsOf(ctx)).toMatchObject([
    { status: "opt-out", refusalReason: "opted_out", unstoppedAt: null },
    { status: "opt-out", refusalReason: "opted_out", unstoppedAt: null },
  ]);
  expect(await stopsOf(ctx)).toEqual(["sms"]);
});

test("a text that is handed over cannot be stopped, says so, and does not wait at the provider for long", async () => {
  const ctx = await companyAtStandIn();
  await text(ctx, { number, from, message: "Hello" });
  expect(held.standIn.arrivals.at(-1)?.form.ValidityPeriod).toEqual(["600"]);
  await block(ctx);
  expect(await textsOf(ctx)).toMatchObject([{ status: "queued", unstoppedAt: expect.any(Date) }]);
  held.standIn.mood = { delayMs: 50 };
  const other = await companyAtStandIn();
  const sending = text(other, { number, from, message: "Hello" });
  while (!(await textsOf(other))[0]?.handedAt) await sleep(2);
  await block(other);
  await sending;
  expect(await textsOf(other)).toMatchObject([
    { status: "queued", refusalReason: null, unstoppedAt: expect.any(Date) },
  ]);
});
