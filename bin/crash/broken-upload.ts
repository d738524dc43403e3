import { setTimeout as sleep } from "node:timers/promises";
import { ask, type CrashCompany } from "./company";
import { described, differences } from "./differences";
import { recordedFacts } from "./facts";
import { killNow } from "./killing";
import { UPLOAD } from "./operations";
import type { Crash, RoundOutcome } from "./rounds";
import { RESTART_SECONDS, seconds, until, untilGoesOn, webAnswers } from "./watching";

const PIECE_BYTES = 16_384;
const PIECE_MILLISECONDS = 10;

/**
 * Kills the web process while it takes an upload's bytes. The request breaks, nothing is blocked, and after a day (the
 * test moves the clock) nothing of it is left.
 */
export async function breakUpload(crash: Crash, company: CrashCompany): Promise<RoundOutcome> {
  const { sql, stack, lists } = crash;
  const before = await recordedFacts(sql, company.id);
  const bytes = Buffer.from(lists.upload);
  const length = (bytes.length / PIECE_BYTES) * PIECE_MILLISECONDS;
  const query = new URLSearchParams(UPLOAD);
  const answered = ask(company, "POST", `/contact_imports?${query}`, {
    body: slowly(bytes),
    type: "text/csv",
  }).then(
    () => true,
    () => false,
  );
  const moment = (0.2 + 0.6 * crash.random()) * length;
  await sleep(moment);
  const isBack = killNow(stack.dataDir, "web");
  const problems = (await answered) ? ["the broken upload was acknowledged"] : [];
  await until("the restart of the web process", RESTART_SECONDS, isBack);
  await webAnswers(company);
  const left = await sql<{ status: string }[]>`
    update contact_imports set updated_at = now() - interval '25 hours'
    where company_id = ${company.id} and status not in ('pending', 'running', 'succeeded') returning status`;
  if (left.length !== 1) problems.push(`${left.length} broken uploads were found`);
  const without = (facts: string[]) => facts.filter((fact) => !/^\["(upload|left over)"/.test(fact));
  const blocked = differences(without(before), without(await recordedFacts(sql, company.id)));
  if (blocked.length > 0) problems.push(described(blocked));
  await sql`select graphile_worker.add_job('remove_abandoned_uploads', '{}')`;
  await untilGoesOn("removing the broken upload", async () => {
    const rows =
      await sql`select from contact_imports where company_id = ${company.id} and status = 'uploading'`;
    return rows.length === 0;
  });
  const rest = differences(before, await recordedFacts(sql, company.id));
  if (rest.length > 0) problems.push(described(rest));
  const line = `web killed ${seconds(moment)} into the ${seconds(length)} of sending a file: nothing was blocked, nothing is left`;
  return { line, hit: true, problems };
}

/** Bytes as a slow line brings them. */
function slowly(bytes: Buffer): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await sleep(PIECE_MILLISECONDS);
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += PIECE_BYTES)));
    },
  });
}
