import { moveCall } from "@/lib/calls/inner/moving";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { runSchedule } from "../running";
import { makeCall, makeSchedule, runsWithSteps } from "@/lib/schedules/testing/schedules";

/**
 * For tests: does in this process what a worker would do now; for each run that is open, whether it was done with it.
 */
export async function runHere(ctx: Context): Promise<boolean[]> {
  const open = (await runsWithSteps(ctx)).filter((run) => !run.endedAt);
  return Promise.all(open.map((run) => runSchedule(run, new AbortController().signal)));
}

/** For tests: the company's first run. */
export async function theRun(ctx: Context) {
  const [run] = await runsWithSteps(ctx);
  if (!run) throw new Error("nothing runs");
  return run;
}

/** For tests: starts a run of a new schedule on a call with the number that ended. */
export async function begin(
  ctx: Context,
  number: Phone,
  actions: Parameters<typeof makeSchedule>[2],
  values: Parameters<typeof makeSchedule>[1] = {},
) {
  const schedule = await makeSchedule(ctx, { trigger: "call_ended", ...values }, actions);
  const call = await makeCall(ctx, number);
  await moveCall(ctx, call.id, { status: "completed" });
  return { schedule, call };
}
