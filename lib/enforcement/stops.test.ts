import { beforeEach, expect, test } from "vitest";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { Forbidden } from "@/lib/errors";
import { type PersonContext, testContext, testNumber } from "@/lib/testing/context";
import { checkNumber } from "./checking";
import { keepStops, stopsOfCompany, stopsOfNumber } from "./stops";

const number = testNumber(1);
const HOUR_MS = 3_600_000;
const lately = () => ({ from: new Date(Date.now() - HOUR_MS), to: new Date(Date.now() + HOUR_MS) });

let ctx: PersonContext;
let token: { id: number };

beforeEach(async () => {
  ctx = await testContext();
  ({ token } = await issueCheckToken(ctx, { name: "PBX" }));
  await setBlocked(ctx, [number], { blocked: true, source: "api" });
});

const ask = (callerId: string, action: "dial" | "match" | "sms") =>
  checkNumber({ ...ctx, token }, { callerId, action });

test("refused checks are counted by number, token, action and reason, and added up", async () => {
  for (let n = 0; n < 3; n++) await ask(number, "dial");
  await ask(number, "match");
  await ask(testNumber(2), "dial");
  await keepStops();
  await ask(number, "dial");
  await ask("anonymous", "dial");
  await keepStops();
  expect(await stopsOfNumber(ctx, { number })).toEqual([
    {
      accessTokenId: token.id,
      token: "PBX",
      action: "dial",
      reason: "blocked",
      count: 4,
      last: expect.any(Date),
    },
    {
      accessTokenId: token.id,
      token: "PBX",
      action: "match",
      reason: "blocked",
      count: 1,
      last: expect.any(Date),
    },
  ]);
  expect(await stopsOfCompany(ctx, lately())).toEqual({
    count: 6,
    byAction: { dial: 5, match: 1 },
    byReason: { blocked: 5, withheld: 1 },
    most: [{ number, count: 5 }],
  });
});

test("another company sees none of them, and nobody without Contact:read", async () => {
  await ask(number, "dial");
  await keepStops();
  const other = await testContext();
  expect(await stopsOfNumber(other, { number })).toEqual([]);
  expect((await stopsOfCompany(other, lately())).count).toBe(0);
  const nobody = { ...ctx, permissions: new Set<never>() };
  await expect(stopsOfNumber(nobody, { number })).rejects.toThrow(Forbidden);
  await expect(stopsOfCompany(nobody, lately())).rejects.toThrow(Forbidden);
});
