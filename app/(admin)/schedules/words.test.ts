import { describe, expect, test } from "vitest";
import { type TriggerSettings, actionWords, triggerWords, waitParts, warnings } from "./words";

const none = { triggerStatuses: [], triggerCount: null, triggerDisposition: null, triggerKeyword: null };

test.each<[Partial<TriggerSettings>, string]>([
  [{ trigger: "call_ended" }, "When a call ends, however it went"],
  [{ trigger: "call_ended", triggerStatuses: ["no-answer", "busy"] }, "When a call ends: no answer or busy"],
  [{ trigger: "no_answer", triggerCount: 2 }, "After 2 calls without an answer in a row"],
  [{ trigger: "no_answer", triggerCount: 1 }, "After each call without an answer"],
  [
    { trigger: "disposition", triggerDisposition: "Do not call" },
    "When somebody chooses “Do not call” on a call or lead",
  ],
  [{ trigger: "text_keyword", triggerKeyword: "INFO" }, "When a text comes in that says just “INFO”"],
  [{ trigger: "lead_created" }, "When a lead is created"],
  [{ trigger: "manual" }, "Only when a person runs one of its actions"],
])("the trigger %o reads “%s”", (settings, words) => {
  expect(triggerWords({ trigger: "manual", ...none, ...settings })).toBe(words);
});

test.each([
  [{ kind: "block", reason: "spam" }, "Block (spam)"],
  [{ kind: "block" }, "Block"],
  [{ kind: "send_sms", message: "Hello" }, "Send SMS “Hello”"],
  [{ kind: "send_sms", message: "x".repeat(41) }, `Send SMS “${"x".repeat(40)}…”`],
  [{ kind: "wait", waitSeconds: 3_600 }, "Wait 1 hour"],
  [{ kind: "wait", waitSeconds: 5_400 }, "Wait 90 minutes"],
  [{ kind: "wait", waitSeconds: 172_800 }, "Wait 2 days"],
  [{ kind: "dial" }, "Dial"],
] as const)("the action %o reads “%s”", (action, words) => {
  expect(actionWords({ reason: null, message: null, waitSeconds: null, ...action })).toBe(words);
});

test("a wait is said in the largest unit that holds it whole", () => {
  expect([60, 3_600, 7_200, 86_400, 90_000].map((seconds) => waitParts(seconds))).toEqual([
    { amount: 1, unit: "minutes" },
    { amount: 1, unit: "hours" },
    { amount: 2, unit: "hours" },
    { amount: 1, unit: "days" },
    { amount: 25, unit: "hours" },
  ]);
});

describe("warned of", () => {
  const fine = { trigger: "no_answer", number: "+17195550001", actions: [{ kind: "block" }] } as const;
  test.each([
    ["nothing, when it is fine", {}, []],
    ["no actions", { actions: [] }, [/no actions/]],
    [
      "a text without a number to send it from",
      { number: null, actions: [{ kind: "send_sms" }] },
      [/no number/],
    ],
    ["a dial that sets itself going", { actions: [{ kind: "dial" }] }, [/going again/]],
    ["not so of a lead", { trigger: "lead_created", actions: [{ kind: "dial" }] }, []],
    [
      "a wait among what people start",
      { trigger: "manual", actions: [{ kind: "wait" }, { kind: "block" }] },
      [/nothing to wait for/],
    ],
    ["a wait for nothing", { actions: [{ kind: "block" }, { kind: "wait" }] }, [/last action/]],
  ] as const)("%s", (_, settings, expected) => {
    expect(warnings({ ...fine, ...settings })).toEqual(
      expected.map((pattern) => expect.stringMatching(pattern)),
    );
  });
});
