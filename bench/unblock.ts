import { unblockContactJobs } from "@/db/schema/unblock-contact-jobs";
import { db } from "@/db";
import type { BenchCompany } from "./companies";
import { startUnblocking, untilDone } from "./doors";
import { namesOf, unblockSteps, uploadFloor } from "./floor";
import { alternate, median, mustHold, settleDown, timed } from "./measuring";
import { type NumbersFile, writeNumbers } from "./numbers";
import { inSession } from "./session";
import { peaks, resetPeaks, type BenchStack } from "./stack";
import { type ResultRow, inSeconds } from "./table";
import { named } from "./upload";

/** Measures the unblocking of a whole blacklist by a job, against one INSERT and one UPDATE. */
export async function unblock(stack: BenchStack): Promise<ResultRow[]> {
  const file = await writeNumbers(stack.folder, stack.rows);
  const creating: number[] = [];
  resetPeaks(stack);
  const { ours, floor } = await alternate(stack, {
    floor: () => byHand(stack, file),
    ours: async () => {
      const company = await filledCompany(stack, file);
      let id = 0;
      creating.push(await timed(async () => (id = await startUnblocking(stack, company, file.rows))));
      const took = await timed(() => untilDone(stack, company, "unblock_contact_jobs", id));
      await mustHold(stack, company, { contacts: file.rows, blocked: 0, logs: 2 * file.rows });
      return took;
    },
  });
  const memory = peaks(stack);
  const whole = ours + median(creating);
  return [
    {
      name: named("unblock all", file.rows),
      ours: inSeconds(ours),
      floor: inSeconds(floor),
      ratio: ours / floor,
      atMost: 1.3,
    },
    {
      name: "  with fixing beforehand what it will do",
      ours: inSeconds(whole),
      floor: inSeconds(floor),
      ratio: whole / floor,
      ...memory,
    },
  ];
}

async function byHand(stack: BenchStack, file: NumbersFile): Promise<number> {
  const company = await filledCompany(stack, file);
  const names = await namesOf(company);
  const [job] = await db
    .insert(unblockContactJobs)
    .values({ companyId: names.companyId, status: "stopped", selection: { by: "all" } })
    .returning();
  const took = await inSession(stack.databaseUrl, unblockSteps(names, job?.id ?? 0));
  await mustHold(stack, company, { contacts: file.rows, blocked: 0, logs: 2 * file.rows });
  return took;
}

/** Makes a company with the file's numbers blocked, and waits until the database is at rest. */
export async function filledCompany(stack: BenchStack, file: NumbersFile): Promise<BenchCompany> {
  const { company } = await uploadFloor(stack, file);
  await settleDown(stack.sql);
  return company;
}
