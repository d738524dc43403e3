import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { type Call, calls } from "@/db/schema/calls";
import { callById } from "@/lib/calls/inner/finding";
import { moveCall } from "@/lib/calls/inner/moving";
import { isToStop } from "@/lib/calls/inner/stopping";
import type { Context } from "@/lib/context";
import { enqueue, type RecordJob } from "@/lib/jobs/enqueue";
import { inShort, log } from "@/lib/log";
import { accountOf } from "@/lib/provider-configurations/inner/account";
import { telephoneOf } from "@/lib/telephony/account";
import type { FoundCall } from "@/lib/telephony/telephone";
import { systemOf } from "./settling";

/** How long the provider's news of when a call was answered may take. Without it the call is spared. */
const NEWS_MS = 60_000;

/** After a day no call rings any more: Twilio keeps one in its queue for 24 hours. */
const GIVEN_UP_MS = 25 * 60 * 60_000;

/** The pauses between two tries, in milliseconds; they grow with the time that has passed. */
const SHORTEST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Has the provider cancel a call whose number was blocked or opted out while nobody had answered, or end it if it was
 * answered after that. Tries again until the provider confirms it, for a day. Does nothing for a call that is stopped,
 * or whose id at the provider is not known yet: that is told when it becomes known. Safe with any number of workers,
 * and after a kill.
 */
export async function stopCall(job: RecordJob): Promise<void> {
  const ctx = await systemOf(job);
  const call = await callById(ctx, job.id);
  if (!isToStop(call) || call.providerCallId === null) return;
  const waited = Date.now() - (call.stopAskedAt ?? call.updatedAt).getTime();
  const found = await tell(ctx, call);
  if (found === null || (found === "untold" && waited > GIVEN_UP_MS)) return miss(call);
  const now = found === "untold" ? call : await take(ctx, call, found, waited);
  if (isToStop(now)) await again(job, waited);
}

async function tell(ctx: Context, call: Call): Promise<FoundCall | null | "untold"> {
  try {
    const account = await accountOf(ctx);
    if (account.provider !== call.provider) throw new Error(`the company has left ${call.provider}`);
    const { endCall, cancelCall } = telephoneOf(account);
    return await (call.stop === "ending" ? endCall : cancelCall)(call.providerCallId ?? "");
  } catch (error) {
    const { companyId, id } = call;
    log.warn({ companyId, callId: id, error: inShort(error) }, "a call could not be stopped yet");
    return "untold";
  }
}

/** A call that has been answered stays open for a minute: the provider's own news says when that was. */
function take(ctx: Context, call: Call, { id, ...news }: FoundCall, waited: number): Promise<Call> | Call {
  if (news.status === "in-progress" && call.stop === "wanted" && waited < NEWS_MS) return call;
  return moveCall(ctx, call.id, { ...news, providerCallId: id });
}

function again(job: RecordJob, waited: number): Promise<void> {
  const pause = Math.min(Math.max(waited / 2, SHORTEST_MS), LONGEST_MS);
  const key = `stop_call:${job.companyId}:${job.id}`;
  return enqueue({ db }, "stop_call", job, { key, runAt: new Date(Date.now() + pause) });
}

async function miss({ companyId, id }: Call): Promise<void> {
  await db
    .update(calls)
    .set({ stop: "missed", updatedAt: new Date() })
    .where(and(eq(calls.companyId, companyId), eq(calls.id, id), inArray(calls.stop, ["wanted", "ending"])));
}
