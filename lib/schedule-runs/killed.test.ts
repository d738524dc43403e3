import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/db";
import { blockLogs } from "@/db/schema/block-logs";
import { calls } from "@/db/schema/calls";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { providerConfigurations } from "@/db/schema/provider-configurations";
import { textMessages } from "@/db/schema/text-messages";
import { moveCall } from "@/lib/calls/inner/moving";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { seal } from "@/lib/sealing";
import { type Mood, type StandIn, startStandIn } from "@/lib/telephony/testing/stand-in";
import { testContext, testNumber } from "@/lib/testing/context";
import { fire } from "@/lib/schedules/inner/firing";
import { makeCall, makeLead, makeSchedule, runsWithSteps } from "@/lib/schedules/testing/schedules";

const number = testNumber(1);
const keys = { accountSid: `AC${"7".repeat(32)}`, authToken: "a token" };
let provider: StandIn;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  await useOwnDatabase("killed_runs");
  provider = await startStandIn(keys);
  process.env.NEXTAUTH_SECRET ??= "a secret for tests of kills";
});

afterEach(killWorker);

afterAll(async () => {
  await provider.stop();
  await closeDb();
});

function startWorker() {
  worker = spawn(process.execPath, ["--import", "tsx", "worker/worker.ts"], {
    env: { ...process.env, TWILIO_API_URL: provider.url, LOG_LEVEL: "error" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

async function killWorker() {
  const ended = new Promise((resolve) => worker?.once("exit", resolve));
  if (worker?.kill("SIGKILL")) await ended;
  worker = undefined;
}

async function eventually(what: string, holds: () => Promise<boolean>) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(10)) if (await holds()) return;
  throw new Error(`${what}: not within a minute`);
}

/** A place where a worker comes to stand: it opens when the worker is dead. */
type Gate = { reached: Promise<unknown>; open(): Promise<unknown> };

/** Whoever writes to the table stands still in the middle of a transaction. */
async function atWriting(table: string): Promise<Gate> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  let locked = () => {};
  const lock = new Promise<void>((resolve) => (locked = resolve));
  const holding = db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${sql.identifier(table)} in share mode`);
    locked();
    await opened;
  });
  await lock;
  const stands = () =>
    db.execute(sql`select from pg_locks where relation = ${table}::regclass and not granted`);
  return {
    reached: eventually(`writing to ${table}`, async () => (await stands()).length > 0),
    open: () => (open(), holding),
  };
}

/** Long enough to lock a table meanwhile. */
const SLOWLY: Mood = { delayMs: 1_000 };

/**
 * The provider has been asked, and keeps still or, in its own time, answers: then the worker stands at writing to the
 * table.
 */
function atAsking(mood: Mood, table?: string): Gate {
  const before = orders().length;
  let gate: Gate | undefined;
  provider.mood = mood;
  const reach = async () => {
    await eventually("asking the provider", async () => orders().length > before);
    gate = table === undefined ? undefined : await atWriting(table);
    await gate?.reached;
  };
  const reached = reach();
  return { reached, open: async () => gate?.open() };
}

/** The calls and texts that the provider was asked for. */
const orders = () =>
  provider.arrivals.filter(({ method, form }) => method === "POST" && form.To).map(({ form }) => form);

function when(what: string, holds: () => Promise<boolean>): Gate {
  return { reached: eventually(what, holds), open: async () => {} };
}

/** Makes the time pass after which what is open may be settled. */
async function passTime() {
  const past = sql`created_at = created_at - interval '21 seconds'`;
  await db.execute(sql`update calls set ${past} where status = 'requested'`);
  await db.execute(sql`update text_messages set ${past} where status = 'requested'`);
}

/** A company whose calls and texts go to the stand-in. */
async function companyWithProvider() {
  const ctx = await testContext();
  const { companyId } = ctx;
  const sealed = { accountSid: keys.accountSid, authTokenSealed: seal(keys.authToken) };
  await db
    .insert(providerConfigurations)
    .values({ companyId, provider: "twilio", hookToken: `hook ${companyId}`, ...sealed });
  return ctx;
}

test("a worker killed at every boundary of a run does each thing once, in order, and asks the provider at most once", async () => {
  const ctx = await companyWithProvider();
  const { companyId } = ctx;
  const { actions } = await makeSchedule(ctx, { trigger: "no_answer", triggerCount: 2 }, [
    { kind: "send_sms", message: "one" },
    { kind: "send_sms", message: "two" },
    { kind: "send_sms", message: "three" },
    { kind: "dial" },
    { kind: "wait", waitSeconds: 3 },
    { kind: "block" },
    { kind: "opt_out" },
  ]);
  const unanswered = [await makeCall(ctx, number), await makeCall(ctx, number)];
  await Promise.all(
    [...unanswered, ...unanswered].map(({ id }) => moveCall(ctx, id, { status: "no-answer" })),
  );
  const theRun = async () => (await runsWithSteps(ctx))[0];

  const gates: (() => Gate | Promise<Gate>)[] = [
    () => atWriting("text_messages"),
    () => atAsking({ after: "hang" }),
    () => atAsking({ before: "hang" }),
    () => atAsking(SLOWLY, "schedule_run_steps"),
    () => atWriting("calls"),
    () => atAsking(SLOWLY, "calls"),
    () => when("waiting", async () => (await theRun())?.status === "waiting"),
    () => atWriting("block_logs"),
    () => atWriting("opt_out_logs"),
  ];
  const positions: (number | undefined)[] = [];
  for (const set of gates) {
    provider.mood = {};
    const gate = await set();
    startWorker();
    await gate.reached;
    await killWorker();
    await gate.open();
    positions.push((await theRun())?.position);
    await passTime();
  }
  expect(positions).toEqual([0, 0, 1, 2, 3, 3, 5, 5, 6]);
  provider.mood = {};
  startWorker();
  await eventually("the end", async () => (await theRun())?.endedAt != null);

  expect(orders().map(({ To, Body }) => [To, Body])).toEqual([
    ...["one", "two", "three"].map((body) => [[number], [body]]),
    [[number], undefined],
  ]);
  const [run, ...moreRuns] = await runsWithSteps(ctx);
  expect(moreRuns).toEqual([]);
  expect(unanswered.map((call) => call.id)).toContain(run?.callId);
  expect(run).toMatchObject({ status: "succeeded", errorMessage: null, position: 7 });
  expect(run?.steps.map(({ result, scheduleActionId }) => [scheduleActionId, result])).toEqual(
    ["done", "unknown", "done", "done", "done", "done", "done"].map((end, n) => [actions[n]?.id, end]),
  );
  const texts = await db.select().from(textMessages).where(eq(textMessages.companyId, companyId));
  expect(texts.map(({ message, status }) => [message, status]).sort()).toEqual([
    ["one", "queued"],
    ["three", "queued"],
    ["two", "unknown"],
  ]);
  const dialed = and(eq(calls.companyId, companyId), eq(calls.scheduleRunId, run?.id ?? 0));
  // The block comes while nobody has answered.
  await eventually(
    "the call's end",
    async () => (await db.select().from(calls).where(dialed))[0]?.status === "canceled",
  );
  expect(await db.select().from(calls).where(dialed)).toMatchObject([
    { stop: "canceled", providerCallId: expect.stringMatching(/^CA/) },
  ]);
  const [block, ...moreBlocks] = await db.select().from(blockLogs).where(eq(blockLogs.companyId, companyId));
  expect(moreBlocks).toEqual([]);
  expect(block).toMatchObject({ scheduleActionId: actions[5]?.id, callId: run?.callId });
  const waited = (block?.createdAt.getTime() ?? 0) - (run?.steps[4]?.createdAt.getTime() ?? 0);
  expect(waited).toBeGreaterThanOrEqual(3_000);
  const optOuts = await db.select().from(optOutLogs).where(eq(optOutLogs.companyId, companyId));
  expect(optOuts).toMatchObject([
    { action: "opt_out", scheduleActionId: actions[6]?.id, callId: run?.callId },
  ]);
}, 300_000);

test("connections cut in the middle of a block and of an answer end nothing and do nothing twice", async () => {
  const ctx = await companyWithProvider();
  await makeSchedule(ctx, { trigger: "lead_created" }, [
    { kind: "send_sms", message: "cut" },
    { kind: "block" },
  ]);
  const lead = await makeLead(ctx, testNumber(2));
  await fire(ctx, { trigger: "lead_created", lead });
  const ends = async () => (await runsWithSteps(ctx))[0]?.steps.map((step) => step.result);
  for (const set of [() => atAsking(SLOWLY, "text_messages"), () => atWriting("block_logs")]) {
    provider.mood = {};
    const gate = await set();
    if (!worker?.connected) startWorker();
    await gate.reached;
    await db.execute(
      sql`select pg_terminate_backend(pid) from pg_locks where not granted and locktype = 'relation'`,
    );
    await gate.open();
    await passTime();
    await db.execute(sql`update graphile_worker._private_jobs set run_at = now() where locked_at is null`);
  }
  await eventually("the end", async () => (await ends())?.length === 2);
  expect(await ends()).toEqual(["done", "done"]);
  expect(provider.asked(testNumber(2))).toBe(1);
  expect(await db.$count(blockLogs, eq(blockLogs.companyId, ctx.companyId))).toBe(1);
});
