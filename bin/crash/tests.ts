import path from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { closeDb } from "@/db";
import { messageOf } from "../kit/refusal";
import type { TestCounts } from "../test/counts";
import { startStack } from "../test/stack";
import { type CrashCompany, makeCrashCompany } from "./company";
import { described, differences } from "./differences";
import { type Victim, targets } from "./killing";
import { makeLists } from "./lists";
import { type CrashOperation, crashOperations } from "./operations";
import { randomFrom } from "./random";
import { breakBulk } from "./broken-bulk";
import { breakUpload } from "./broken-upload";
import { seconds, webAnswers } from "./watching";
import { unsound } from "./soundness";
import { type Crash, makePast, runInPeace, runWithKill, type Undisturbed } from "./rounds";

export type CrashTests = {
  /** How often each process is killed during each operation. */
  kills: number;
  rows: number;
  seed: number;
  /** Names of operations that are left out. */
  without?: string[];
};

/** The processes that a request to block many numbers goes through. */
const bulkTargets: readonly Victim[] = targets.filter((target) => target !== "worker");
/** A kill may come when all is done already; then one of these rounds makes up for it. */
const SPARE_ROUNDS = 3;
/** A process that has lived this long is started again at once. One that dies more often waits up to half a minute. */
const HEALTHY_MILLISECONDS = 61_000;

/** Runs the crash tests on a stack of their own, prints a line for each kill, and counts. */
export async function crashTests({ kills, rows, seed, without = [] }: CrashTests): Promise<TestCounts> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "blacklist-crash-"));
  const log = path.join(folder, "stack.log");
  console.log(
    `Crash tests with seed ${seed}: ${kills} kills of each process in each operation, ${rows} rows; log ${log}`,
  );
  const stack = await startStack({ log });
  const sql = postgres(stack.databaseUrl, {
    max: 2,
    connect_timeout: 5,
    backoff: () => 0.1,
    onnotice: () => {},
  });
  try {
    const random = randomFrom(seed);
    const crash: Crash = {
      stack,
      sql,
      random,
      lists: makeLists(rows, random),
      operations: crashOperations.filter(({ name }) => !without.includes(name)),
    };
    const rounds = kills + SPARE_ROUNDS;
    const companies = await makeCompanies(stack, 2 + rounds * (targets.length + 2 * bulkTargets.length));
    const counts = await runAll(crash, companies, kills);
    if (counts.failed === 0) rmSync(folder, { recursive: true });
    return counts;
  } finally {
    await sql.end({ timeout: 1 });
    await stack.stop();
  }
}

/** Runs before the first kill, because its connections do not outlive one. */
async function makeCompanies({ url, databaseUrl }: { url: string; databaseUrl: string }, count: number) {
  process.env.DATABASE_URL = databaseUrl;
  const companies: CrashCompany[] = [];
  while (companies.length < count) companies.push(await makeCrashCompany(url, `Crash ${companies.length}`));
  await closeDb();
  return companies;
}

async function runAll(crash: Crash, companies: CrashCompany[], kills: number): Promise<TestCounts> {
  const counts = { passed: 0, failed: 0 };
  const tell: Tell = (line, problems) => {
    counts[problems.length === 0 ? "passed" : "failed"] += 1;
    console.log([`${problems.length === 0 ? "ok  " : "FAIL"} ${line}`, ...problems].join("\n     "));
  };
  const next = () => {
    const company = companies.pop();
    if (!company) throw new Error("there are too few companies");
    return company;
  };
  const reference = await runReference(crash, [next(), next()], tell);
  tell(
    "the undisturbed runs are sound and hold every kind of row",
    [...reference.values()].flatMap(({ facts }) => unsound(facts)),
  );
  const hits = new Map<string, number>();
  const lastRound = new Map<Victim, number>();
  const left = (target: Victim, { name }: CrashOperation) => kills - (hits.get(`${target} ${name}`) ?? 0);
  for (let round = 0; round < kills + SPARE_ROUNDS; round++) {
    for (const target of targets) {
      const wanted = crash.operations.filter((operation) => left(target, operation) > 0);
      if (wanted.length === 0) continue;
      const healthyAt = (lastRound.get(target) ?? Number.NEGATIVE_INFINITY) + HEALTHY_MILLISECONDS;
      await sleep(Math.max(0, healthyAt - performance.now()));
      if (bulkTargets.includes(target)) {
        const { line, problems } = await breakBulk(crash, target, [next(), next()]);
        tell(line, problems);
      }
      const done = await runRound(crash, next(), target, wanted, reference, tell);
      lastRound.set(target, performance.now());
      for (const { name } of done) hits.set(`${target} ${name}`, (hits.get(`${target} ${name}`) ?? 0) + 1);
    }
  }
  for (const target of targets) {
    const short = crash.operations.filter((operation) => left(target, operation) > 0);
    for (const { name } of short)
      tell(`${target} is killed ${kills} times during the ${name}`, ["too few kills hit it"]);
  }
  return counts;
}

type Tell = (line: string, problems: string[]) => void;
type Reference = Map<string, Undisturbed>;

/**
 * Runs two companies undisturbed. They must be equal, and the faster of the two (the first one warms up) gives the
 * length.
 */
async function runReference(crash: Crash, companies: CrashCompany[], tell: Tell): Promise<Reference> {
  const reference: Reference = new Map();
  for (const company of companies) {
    await makePast(crash, company);
    for (const operation of crash.operations) {
      const now = await runInPeace(crash, company, operation);
      const before = reference.get(operation.name);
      reference.set(operation.name, before && before.milliseconds < now.milliseconds ? before : now);
      if (!before) continue;
      const unlike = differences([...before.facts, ...before.made], [...now.facts, ...now.made]);
      const length = seconds(Math.min(before.milliseconds, now.milliseconds));
      tell(
        `two undisturbed runs of the ${operation.name} end alike: ${now.facts.length + now.made.length} facts, ${length}`,
        unlike.length > 0 ? [described(unlike)] : [],
      );
    }
  }
  return reference;
}

/** Runs one company with a kill in each of the wanted operations. Returns the operations that a kill has hit. */
async function runRound(
  crash: Crash,
  company: CrashCompany,
  target: Victim,
  wanted: CrashOperation[],
  reference: Reference,
  tell: Tell,
): Promise<CrashOperation[]> {
  const hit: CrashOperation[] = [];
  let now = "the past";
  try {
    await webAnswers(company);
    await makePast(crash, company);
    if (target === "web" && wanted[0] === crash.operations[0]) {
      now = "sending a file";
      const { line, problems } = await breakUpload(crash, company);
      tell(line, problems);
    }
    for (const operation of crash.operations) {
      now = operation.name;
      const undisturbed = reference.get(operation.name);
      if (!undisturbed || !wanted.includes(operation)) {
        await runInPeace(crash, company, operation);
        continue;
      }
      const outcome = await runWithKill(crash, company, operation, target, undisturbed);
      if (outcome.hit) hit.push(operation);
      tell(outcome.line, outcome.problems);
    }
  } catch (error) {
    tell(`company ${company.id}, ${target} killed: ${now}`, [messageOf(error)]);
  }
  return hit;
}
