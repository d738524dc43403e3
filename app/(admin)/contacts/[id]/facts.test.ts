import { expect, test } from "vitest";
import { contactCounters } from "./facts";

const counters = (calls: number, failed: number, unanswered: number, busy: number) =>
  contactCounters({
    callsCount: calls,
    outboundCallFailureCount: failed,
    outboundNoAnswerCount: unanswered,
    outboundBusyCount: busy,
  }).map(({ value, label }) => `${value} ${label}`);

test("what is counted is named in one and in many", () => {
  expect(counters(1, 1, 1, 1)).toEqual([
    "1 call",
    "1 outbound call that failed",
    "1 outbound call without answer",
    "1 outbound call to a busy line",
  ]);
  expect(counters(1_200, 0, 2, 3)).toEqual([
    "1,200 calls",
    "0 outbound calls that failed",
    "2 outbound calls without answer",
    "3 outbound calls to a busy line",
  ]);
});
