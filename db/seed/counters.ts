import { timeOf } from "./times";
import { isRefused } from "./traffic";
import type { SeedCall } from "@/db/seed/past-types";

/** A contact's counters after its calls, oldest first, by the same rules as where calls are recorded. */
export function countersOf(calls: SeedCall[], now: number) {
  const counted = calls.filter((call) => call.direction === "inbound" || !isRefused(call.status));
  const last = counted.at(-1);
  const outbound = counted.filter((call) => call.direction === "outbound");
  const unanswered = (call: SeedCall) => call.status === "no-answer";
  let streak = 0;
  for (const call of counted) {
    if (call.status === "completed" || call.status === "in-progress") streak = 0;
    else if (call.direction === "outbound" && unanswered(call)) streak++;
  }
  return {
    callsCount: counted.length,
    outboundNoAnswerCount: outbound.filter(unanswered).length,
    outboundBusyCount: outbound.filter(({ status }) => status === "busy").length,
    outboundCallFailureCount: outbound.filter(({ status }) => status === "failed").length,
    noAnswerStreak: streak,
    lastCallAt: last ? timeOf(last, now) : null,
  };
}
