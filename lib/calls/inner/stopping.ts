import type { Call } from "@/db/schema/calls";
import type { CallStatus } from "@/db/enums";
import type { Facts } from "@/lib/contacts/schema";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/enqueue";

/** What the provider reports: the state, and when it came to that. */
type News = { status: CallStatus; at?: Date };

type Stopped = Pick<Call, "stop" | "stopAskedAt">;

/**
 * Returns what is to become of a call, given what its provider reports. Only a call that was certainly answered after
 * its number was blocked is to be ended: without a time from the provider, or within the same second, the person who
 * pressed Block Caller may be talking on it. A call that nobody could find when its number was blocked, and that the
 * provider reports after all, is stopped too.
 */
export function stopAfter(call: Call, to: News, facts: Facts | null): Stopped {
  const { stop, stopAskedAt } = call.stop === null ? foundAgain(call, facts) : call;
  if (stop === null || stopAskedAt === null) return { stop: null, stopAskedAt: null };
  return { stop: nextStop(stop, stopAskedAt, to), stopAskedAt };
}

function foundAgain({ direction, status }: Call, facts: Facts | null): Stopped {
  const since = facts?.blockedAt ?? facts?.optedOutAt ?? null;
  if (direction === "inbound" || status !== "unknown" || !since) return { stop: null, stopAskedAt: null };
  return { stop: "wanted", stopAskedAt: since };
}

function nextStop(stop: NonNullable<Stopped["stop"]>, asked: Date, { status, at }: News) {
  if (stop !== "wanted" && stop !== "ending") return stop;
  switch (status) {
    case "in-progress":
      return stop === "ending" || (at && at > asked) ? "ending" : "spared";
    case "canceled":
      return "canceled";
    case "completed":
      return stop === "ending" ? "ended" : "missed";
    case "busy":
    case "no-answer":
    case "failed":
      return "missed";
    default:
      return stop;
  }
}

/** Whether the provider is still to be told to cancel or end the call. */
export const isToStop = ({ stop }: Pick<Call, "stop">): boolean => stop === "wanted" || stop === "ending";

/** Has the provider told, once that became possible: its id of the call is known now, or what it is to do changed. */
export async function tellToStop(ctx: Context, before: Call, { id, ...call }: Call): Promise<void> {
  if (!isToStop(call) || call.providerCallId === null) return;
  if (before.providerCallId !== null && before.stop === call.stop) return;
  const { companyId } = ctx;
  await enqueue(ctx, "stop_call", { companyId, id }, { key: `stop_call:${companyId}:${id}` });
}
