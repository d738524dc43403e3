import { setTimeout as sleep } from "node:timers/promises";
import { ask, type CrashCompany, idIn } from "../crash/company";

/** Numbers that are changed one by one, and those that uploads name, some of which are the same. */
const SINGLES = 400;
const LISTED = 20_000;
const LARGEST_LIST = 5_000;

const PAUSE_MILLISECONDS = 30;
const AFTER_FAILURE_MILLISECONDS = 300;

export type Changing = { singles: number; uploads: number; undone: number; failed: number };

type Soaked = { company: CrashCompany; random: () => number; until: number; done: Changing };

const numberAt = (place: number) => `1719${5_550_000 + place}`;

/** Blocks, unblocks, opts out and in, one number after the other, until the time is over. */
export async function changeSingles(soaked: Soaked): Promise<void> {
  const { company, random, done } = soaked;
  const ways = [
    (number: string) => ask(company, "POST", `/contacts/${number}/caller_block`),
    (number: string) => ask(company, "POST", `/contacts/${number}/caller_unblock`),
    (number: string) => ask(company, "PUT", `/contacts/${number}?opt_out=1`),
    (number: string) => ask(company, "PUT", `/contacts/${number}?opt_out=0`),
  ];
  await repeated(soaked, async () => {
    await ways[Math.floor(random() * ways.length)]?.(numberAt(Math.floor(random() * SINGLES)));
    done.singles++;
    return PAUSE_MILLISECONDS;
  });
}

/** Uploads lists that block or unblock, and takes some of them back once they have ended. */
export async function changeLists(soaked: Soaked): Promise<void> {
  const { company, random, done } = soaked;
  await repeated(soaked, async () => {
    const from = Math.floor(random() * LISTED);
    const rows = 1 + Math.floor(random() * LARGEST_LIST);
    const list = Array.from({ length: rows }, (_, n) => `+${numberAt(from + n)}\n`).join("");
    const request = { body: `number\n${list}`, type: "text/csv" };
    const answer = await ask(company, "POST", `/contact_imports?blocked=${random() < 0.6 ? 1 : 0}`, request);
    const id = await idIn(answer, "contact_import");
    done.uploads++;
    await sleep(random() * 4_000);
    if (random() < 0.5) {
      // Refused with 409 while the upload runs.
      await ask(company, "POST", `/contact_imports/${id}/undo`);
      done.undone++;
    }
    return random() * 2_000;
  });
}

/** Repeats a step, which says how long to wait after it. A failure counts, and is waited out. */
async function repeated({ until, done }: Soaked, step: () => Promise<number>): Promise<void> {
  while (performance.now() < until) {
    const pause = await step().catch(() => {
      done.failed++;
      return AFTER_FAILURE_MILLISECONDS;
    });
    await sleep(pause);
  }
}
