import { expect, test } from "vitest";
import { checkedActions } from "@/db/enums";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import { Forbidden } from "@/lib/errors";
import { testContext, testNumber } from "@/lib/testing/context";
import { decide } from "./allowed";
import { checkNumber } from "./checking";

const at = new Date("2026-03-03T10:00:00Z");

test.each([
  { facts: { blockedAt: null, optedOutAt: null }, dial: null, match: null, sms: null },
  { facts: { blockedAt: at, optedOutAt: null }, dial: "blocked", match: "blocked", sms: "blocked" },
  { facts: { blockedAt: null, optedOutAt: at }, dial: "opted_out", match: null, sms: "opted_out" },
  { facts: { blockedAt: at, optedOutAt: at }, dial: "blocked", match: "blocked", sms: "blocked" },
])("$facts stops dial: $dial, match: $match, sms: $sms", ({ facts, ...stops }) => {
  for (const action of checkedActions) {
    const reason = stops[action];
    expect(decide(facts, action)).toEqual(reason && { reason, since: at });
  }
});

test("a blocked number is refused for everything, an opted-out one may still call in", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, [testNumber(1)], { blocked: true, source: "api" });
  await setOptOut(ctx, testNumber(2), { optOut: true, channel: "sms", source: "api" });
  const answers = async (callerId: string) =>
    Promise.all(checkedActions.map(async (action) => (await checkNumber(ctx, { callerId, action })).reason));
  expect(await answers(testNumber(1))).toEqual(["blocked", "blocked", "blocked"]);
  expect(await answers(testNumber(2))).toEqual(["opted_out", null, "opted_out"]);
  expect(await answers("719 555 0003")).toEqual([null, null, null]);
});

test("a check needs Contact:check, but no number", async () => {
  const ctx = await testContext();
  await expect(checkNumber({ ...ctx, permissions: new Set() }, { callerId: testNumber(1) })).rejects.toThrow(
    Forbidden,
  );
  const answers = async (callerId: string) =>
    Promise.all(checkedActions.map(async (action) => (await checkNumber(ctx, { callerId, action })).reason));
  expect(await answers("anonymous")).toEqual(["withheld", null, "withheld"]);
  expect(await answers("")).toEqual(["withheld", null, "withheld"]);
  expect(await answers("1001")).toEqual([null, null, null]);
  expect(await checkNumber(ctx, { callerId: "911" })).toMatchObject({ number: null, caller: "internal" });
});

test("a company that turns withheld callers away is told so, and its extensions still match", async () => {
  const ctx = { ...(await testContext()), company: { withheldCallers: "reject" as const } };
  const match = (callerId: string) => checkNumber(ctx, { callerId, action: "match" });
  expect(await match("anonymous")).toMatchObject({ allowed: false, reason: "withheld", caller: "withheld" });
  expect(await match("")).toMatchObject({ allowed: false, reason: "withheld", caller: "none" });
  expect(await match("1001")).toMatchObject({ allowed: true, caller: "internal" });
  expect(await match(testNumber(3))).toMatchObject({ allowed: true });
});
