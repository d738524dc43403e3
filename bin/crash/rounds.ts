import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";
import type { Stack } from "../test/stack";
import type { CrashCompany } from "./company";
import { described, differences } from "./differences";
import { recordedFacts } from "./facts";
import { killNow, type Victim } from "./killing";
import type { Lists } from "./lists";
import { type CrashOperation, crashUpload } from "./operations";
import { clearSingles, sendSingles, wrongSingles } from "./singles";
import { RESTART_SECONDS, seconds, jobStandingOf, until, untilGoesOn, webAnswers } from "./watching";

/** What all runs of one crash test share. */
export type Crash = {
  stack: Stack;
  sql: Sql;
  lists: Lists;
  random: () => number;
  operations: CrashOperation[];
};

/** An operation that was not disturbed: how long it took, and what it left in the database and outside it. */
export type Undisturbed = { milliseconds: number; facts: string[]; made: string[] };

const END_SECONDS = 180;
/**
 * The latest moment of a kill, as a share of the undisturbed length. After it a faster run could have ended before the
 * kill.
 */
const LATEST = 0.7;

/** Gives a company the past that each has before its operations. */
export async function makePast({ sql, lists }: Crash, company: CrashCompany): Promise<void> {
  const past = { name: "past.csv", reason: "abuse" };
  for (const [list, blocked] of [
    [lists.past, "true"],
    [lists.unblocked, "false"],
  ] as const) {
    const id = await crashUpload(company, list, { ...past, blocked });
    await endOf(sql, { table: "contact_imports" }, company, id);
  }
}

/** Runs an operation undisturbed. */
export async function runInPeace(
  crash: Crash,
  company: CrashCompany,
  operation: CrashOperation,
): Promise<Undisturbed> {
  const id = await operation.start(company, crash.lists, crash.sql);
  const started = performance.now();
  await endOf(crash.sql, operation, company, id);
  const milliseconds = performance.now() - started;
  return { milliseconds, ...(await leftBy(crash, company, operation, id)) };
}

export type RoundOutcome = { line: string; hit: boolean; problems: string[] };

/**
 * Runs an operation, kills a process at a random moment of it, waits until everything has gone on by itself, and
 * compares.
 */
export async function runWithKill(
  crash: Crash,
  company: CrashCompany,
  operation: CrashOperation,
  target: Victim,
  undisturbed: Undisturbed,
): Promise<RoundOutcome> {
  const { sql, stack } = crash;
  const moment = crash.random() * LATEST * undisturbed.milliseconds;
  const id = await operation.start(company, crash.lists, sql);
  const singles = sendSingles(company);
  await sleep(moment);
  const before = await jobStandingOf(sql, operation, company, id);
  const killed = performance.now();
  const isBack = killNow(stack.dataDir, target);
  await until(`the restart of the ${target}`, RESTART_SECONDS, isBack);
  const back = performance.now();
  await wentOn(crash, company, operation, id);
  const on = performance.now();
  await endOf(sql, operation, company, id);
  const ended = performance.now();
  await webAnswers(company);
  const sent = await singles.stop();
  const problems = await wrongSingles(sql, company, sent);
  await clearSingles(sql, company);
  const found = await leftBy(crash, company, operation, id);
  const unlike = differences([...undisturbed.facts, ...undisturbed.made], [...found.facts, ...found.made]);
  if (unlike.length > 0) problems.push(described(unlike));
  const kept = sent.filter(({ acknowledged }) => acknowledged).length;
  const line =
    `${target} killed ${seconds(moment)} into the ${operation.name} of ${seconds(undisturbed.milliseconds)}` +
    `${before?.ended ? " (it had ended)" : ""}: up after ${seconds(back - killed)}, went on ${seconds(on - back)} later, ` +
    `ended after ${seconds(ended - killed)}; ${found.facts.length + found.made.length} facts, ${kept} of ${sent.length} single changes acknowledged`;
  return { line, hit: before?.ended === false, problems };
}

/** Waits until the record changes, which shows that it goes on. */
async function wentOn(
  crash: Crash,
  company: CrashCompany,
  operation: CrashOperation,
  id: number,
): Promise<void> {
  const what = `going on with the ${operation.name}`;
  const first = await untilGoesOn(what, () => jobStandingOf(crash.sql, operation, company, id));
  await untilGoesOn(what, async () => {
    const now = await jobStandingOf(crash.sql, operation, company, id);
    return now && (now.ended || now.mark !== first.mark);
  });
}

async function endOf(sql: Sql, operation: Pick<CrashOperation, "table">, company: CrashCompany, id: number) {
  const { status, message } = await until("the end", END_SECONDS, async () => {
    const now = await jobStandingOf(sql, operation, company, id);
    return now?.ended ? now : undefined;
  });
  if (status !== "succeeded") throw new Error(`it ended as ${status}: ${message}`);
}

async function leftBy({ sql }: Crash, company: CrashCompany, operation: CrashOperation, id: number) {
  return { facts: await recordedFacts(sql, company.id), made: (await operation.made?.(company, id)) ?? [] };
}
