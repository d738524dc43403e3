import { expect, test } from "vitest";
import type { ActionKind, StepResult } from "@/db/enums";
import { refusalWords } from "./manual-refusals";
import { runLook } from "./run-look";

const steps = (...results: (StepResult | null)[]) =>
  results.map((result, position) => ({
    position,
    kind: "send_sms" as ActionKind,
    name: "Text",
    result,
    words: null,
    at: null,
    callId: null,
    textMessageId: null,
  }));

test.each([
  { results: ["done", "done"], word: "done" },
  { results: ["refused"], word: "refused" },
  { results: ["done", "refused"], word: "partly done" },
  { results: ["failed", "failed"], word: "failed" },
  { results: ["refused", "failed"], word: "not done" },
  { results: ["unknown"], word: "not done" },
] as const)("a run that ended with $results is $word", ({ results, word }) => {
  expect(runLook({ status: "succeeded", steps: steps(...results) }).word).toBe(word);
});

test("a run under way says so, whatever was refused before; a wait does not make a refused run partly done", () => {
  expect(runLook({ status: "waiting", steps: steps("refused", null) }).word).toBe("waiting");
  const [wait, text] = steps("done", "refused");
  if (!wait || !text) throw new Error("no steps");
  expect(runLook({ status: "succeeded", steps: [{ ...wait, kind: "wait" }, text] }).word).toBe("refused");
});

test.each([
  { blocked: false, optedOut: false, words: null },
  { blocked: true, optedOut: false, words: "Blocked: cannot be blocked again, not texted." },
  { blocked: false, optedOut: true, words: "Opted out: not texted." },
])("what is off for $blocked, $optedOut says why", ({ words, ...number }) => {
  expect(refusalWords(["block", "send_sms", "send_sms"], number)).toBe(words);
});
