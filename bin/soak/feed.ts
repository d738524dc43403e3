import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { closeDb, db } from "@/db";
import {
  type Copy,
  emptyCopy,
  linesOf,
  linesOfDatabase,
  loggedChanges,
  takenChanges,
} from "@/lib/contact-changes/testing/copying";
import { makeCrashCompany, type CrashCompany } from "../crash/company";
import { described, differences } from "../crash/differences";
import { killNow } from "../crash/killing";
import { randomFrom } from "../crash/random";
import { RESTART_SECONDS, until, webAnswers } from "../crash/watching";
import { startStack } from "../test/stack";
import { type Changing, changeLists, changeSingles } from "./changing";
import { follow, followAll } from "./copies";

const MINUTE_MS = 60_000;
/** A worker that lives for less than a minute is started again later and later. */
const KILL_EVERY_MS = 62_000;
const FIRST_KILL_MS = 10_000;
const END_SECONDS = 300;

/** Runs a stack for some minutes under random changes and kills. Returns what is wrong with the copies at the end. */
export async function soakFeed({ minutes, seed }: { minutes: number; seed: number }): Promise<string[]> {
  console.log(`Soaking the feed for ${minutes} minutes with seed ${seed}`);
  const stack = await startStack();
  process.env.DATABASE_URL = stack.databaseUrl;
  try {
    const company = await makeCrashCompany(stack.url, "Soak");
    await webAnswers(company);
    const random = randomFrom(seed);
    const end = performance.now() + minutes * MINUTE_MS;
    const done: Changing = { singles: 0, uploads: 0, undone: 0, failed: 0 };
    const soaked = { company, random, until: end, done };
    const copies = [emptyCopy()];
    const [kills] = await Promise.all([
      killWorkers(stack.dataDir, end),
      ...Array.from({ length: 4 }, () => changeSingles(soaked)),
      ...Array.from({ length: 2 }, () => changeLists(soaked)),
      followAll(company, copies, { random, until: end, everyMs: (minutes * MINUTE_MS) / 8 }),
    ]);
    await until("the end of uploads and jobs", END_SECONDS, () => allEnded(company));
    for (const copy of copies) while ((await follow(company, copy, 1_000)) > 0);
    const told = Object.entries({ ...done, kills, copies: copies.length, changes: copies[0]?.taken.length });
    console.log(told.map(([what, count]) => `${what} ${count}`).join(", "));
    return await wrongCopies(company, copies);
  } finally {
    await closeDb();
    await stack.stop();
  }
}

/** Kills the worker again and again, whatever it does; returns how often. */
async function killWorkers(dataDir: string, end: number): Promise<number> {
  let kills = 0;
  await sleep(FIRST_KILL_MS);
  while (performance.now() < end) {
    const isBack = killNow(dataDir, "worker");
    kills++;
    await until("the restart of the worker", RESTART_SECONDS, isBack);
    await sleep(Math.min(KILL_EVERY_MS, Math.max(0, end - performance.now())));
  }
  return kills;
}

async function allEnded({ id }: CrashCompany): Promise<boolean> {
  const [row] = await db.execute<{ left: number }>(sql`
    select (select count(*) from contact_imports where company_id = ${id} and status in ('pending', 'running'))::int
      + (select count(*) from unblock_contact_jobs where company_id = ${id} and status in ('pending', 'running'))::int as left`);
  return row?.left === 0;
}

async function wrongCopies({ id }: CrashCompany, copies: Copy[]): Promise<string[]> {
  const company = { db, companyId: id };
  const truth = await linesOfDatabase(company);
  console.log(`the list has ${truth.length} numbers`);
  const wrong = copies.flatMap((copy, place) => unlike(`copy ${place + 1}`, truth, linesOf(copy)));
  const [whole = emptyCopy()] = copies;
  const gap = whole.taken.findIndex(({ seq }, place) => seq !== place + 1);
  return [
    ...wrong,
    ...unlike("the changes", await loggedChanges(company), takenChanges(whole)),
    ...(gap === -1 ? [] : [`position ${gap + 1} is missing or was told twice`]),
  ];
}

function unlike(what: string, truth: string[], found: string[]): string[] {
  if (truth.length === found.length && truth.every((line, place) => line === found[place])) return [];
  return [`${what}: ${described(differences(truth, found))}`];
}
