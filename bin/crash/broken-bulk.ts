import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, type CrashCompany } from "./company";
import { described, differences } from "./differences";
import { recordedFacts } from "./facts";
import { killNow, type Victim } from "./killing";
import type { Crash, RoundOutcome } from "./rounds";
import { RESTART_SECONDS, seconds, until, untilGoesOn } from "./watching";

const NUMBERS = Array.from({ length: 10_000 }, (_, place) => `+1719${5_000_000 + place}`);

/**
 * Kills a process while it blocks 10,000 numbers in one request, and repeats the request until it is answered. The
 * answer, the state and the log must equal those of a company that was not disturbed.
 */
export async function breakBulk(
  { sql, stack, random }: Crash,
  target: Victim,
  [undisturbed, disturbed]: [CrashCompany, CrashCompany],
): Promise<RoundOutcome> {
  const asked = performance.now();
  const expected = await block(undisturbed, randomUUID());
  const length = performance.now() - asked;
  const key = randomUUID();
  const first = block(disturbed, key).then(
    () => true,
    () => false,
  );
  const moment = random() * length;
  await sleep(moment);
  const isBack = killNow(stack.dataDir, target);
  const acknowledged = await first;
  await until(`the restart of the ${target}`, RESTART_SECONDS, isBack);
  const answer = await untilGoesOn("the answer to the repeated request", () =>
    block(disturbed, key).catch(() => undefined),
  );
  const problems = answer === expected ? [] : ["the repeated request was answered otherwise"];
  const unlike = differences(
    await recordedFacts(sql, undisturbed.id),
    await recordedFacts(sql, disturbed.id),
  );
  if (unlike.length > 0) problems.push(described(unlike));
  const line =
    `${target} killed ${seconds(moment)} into the ${seconds(length)} of bulk_block` +
    `${acknowledged ? " (it had answered)" : ""}: repeated, it left what one clean run leaves`;
  return { line, hit: !acknowledged, problems };
}

async function block(company: CrashCompany, key: string): Promise<string> {
  const body = JSON.stringify({ numbers: NUMBERS, reason: "dnc_request", note: "in one request" });
  const answer = await ask(company, "POST", "/contacts/bulk_block", { body, key });
  return answer.text();
}
