import { expect, test } from "vitest";
import { contactCounters } from "./facts";

const counters = (callsCount: number, outboundCallFailureCount: number, outboundNoAnswerCount: number) =>
  contactCounters({ callsCount, outboundCallFailureCount, outboundNoAnswerCount }).map(
    ({ value, label }) => `${value} ${label}`,
  );

test("what is counted is named in one and in many", () => {
  expect(counters(1, 1, 1)).toEqual([
    "1 call",
    "1 outbound call that failed",
    "1 outbound call without answer",
  ]);
  expect(counters(1_200, 0, 2)).toEqual([
    "1,200 calls",
    "0 outbound calls that failed",
    "2 outbound calls without answer",
  ]);
});
