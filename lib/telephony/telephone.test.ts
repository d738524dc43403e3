import { expect, expectTypeOf, test } from "vitest";
import { type Allowed, judge } from "@/lib/enforcement/allowed";
import { type Account, accountOf } from "@/lib/provider-configurations/inner/account";
import { testNumber } from "@/lib/testing/context";
import { sandbox } from "./sandbox";
import type { Telephone } from "./telephone";
import { telephoneOf } from "./account";
import { companyAtStandIn, useStandIn } from "./testing/in-use";
import { bridgeTwiml, connectTwiml, rejectTwiml, sayTwiml } from "./twiml";

const held = useStandIn();
const from = testNumber(0);
const account: Account = { companyId: 1, provider: "sandbox" };
const order = { from, uuid: "u", buyer: null, company: "Acme" };
const nothing = { blockedAt: null, optedOutAt: null };

function allowedTo<Action extends "dial" | "match" | "sms">(action: Action, companyId = 1, n = 1) {
  const { allowed } = judge(companyId, testNumber(n), action, nothing);
  if (!allowed) throw new Error("refused");
  return allowed;
}

test("a call to the provider that nobody was asked about does not compile, nor do forged words", async () => {
  const telephone: Telephone = telephoneOf(account);
  // What the compiler is told to expect here fails npm run check when it compiles.
  // @ts-expect-error a bare number
  const bare = () => telephone.placeCall(testNumber(1), order);
  const alike = { companyId: 1, number: testNumber(1), action: "dial" as const, check() {} };
  // @ts-expect-error an object that looks like the word of enforcement
  const forged = () => telephone.placeCall(alike, order);
  // @ts-expect-error another action's word
  const texted = () => telephone.placeCall(allowedTo("sms"), order);
  // @ts-expect-error an inbound caller's word
  const bridged = () => bridgeTwiml(allowedTo("match"), allowedTo("dial"), from);
  // @ts-expect-error a buyer whose own number nobody asked about
  const connected = () => connectTwiml(allowedTo("match"), testNumber(2), "https://example.com");
  // @ts-expect-error nobody asked
  const sent = () => sandbox.sendText(null, { from, uuid: "u", message: "m" });
  expect([bare, forged, texted, bridged, connected, sent]).toHaveLength(6);
  expectTypeOf(telephone.placeCall).parameter(0).toEqualTypeOf<Allowed<"dial">>();
});

test("what looks like the word of enforcement is refused when it is used all the same", async () => {
  const forged = Object.create(Object.getPrototypeOf(allowedTo("dial"))) as Allowed<"dial">;
  await expect(telephoneOf(account).placeCall(forged, order)).rejects.toThrow(TypeError);
  expect(() => connectTwiml(allowedTo("match"), forged, "https://example.com")).toThrow(TypeError);
});

test("what was allowed to one company cannot be used by another", async () => {
  const others = telephoneOf({ ...account, companyId: 2 });
  await expect(others.placeCall(allowedTo("dial"), order)).rejects.toThrow("another company");
  const text = others.sendText(allowedTo("sms"), { from, uuid: "u", message: "m" });
  await expect(text).rejects.toThrow("another company");
  const buyer = allowedTo("dial", 2);
  await expect(telephoneOf(account).placeCall(allowedTo("dial"), { ...order, buyer })).rejects.toThrow(
    "another company",
  );
  expect(() => connectTwiml(allowedTo("match"), buyer, "https://example.com")).toThrow("another company");
});

test("TwiML rejects first, connects to the allowed buyer, says what is to be said", () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  expect(rejectTwiml()).toBe(`${head}<Response><Reject/></Response>`);
  expect(connectTwiml(allowedTo("match"), allowedTo("dial", 1, 2), "https://example.com/?a=1&b=2")).toBe(
    `${head}<Response><Dial action="https://example.com/?a=1&amp;b=2" method="POST" answerOnBridge="true"><Number>${testNumber(2)}</Number></Dial></Response>`,
  );
  expect(sayTwiml("Sun & <Wind>")).toBe(
    `${head}<Response><Say>Sun &amp; &lt;Wind&gt;</Say><Hangup/></Response>`,
  );
});

test("the texts that came in are read page by page, the newest first, from an instant on", async () => {
  const ctx = await companyAtStandIn();
  const since = new Date(Date.now() - 60 * 60_000);
  const numbered = Array.from({ length: 450 }, (_, n) => n);
  for (const n of numbered.toReversed()) {
    const at = new Date(Date.now() - n * 1000);
    held.standIn.receive({ from: testNumber(1000 + n), to: from, body: `text ${n}`, at });
  }
  held.standIn.receive({ from, to: from, body: "before", at: new Date(since.getTime() - 2000) });
  const read: string[] = [];
  for await (const text of telephoneOf(await accountOf(ctx)).receivedTexts(since)) read.push(text.message);
  expect(read).toEqual(numbered.map((n) => `text ${n}`));
  expect(held.standIn.arrivals.filter(({ path }) => path.includes("PageSize=200"))).toHaveLength(3);
});

test("keys that Twilio does not know are its no, told in its words", async () => {
  const ctx = await companyAtStandIn();
  const real = await accountOf(ctx);
  if (real.provider !== "twilio") throw new Error("not at the stand-in");
  const wrong = telephoneOf({ ...real, authToken: "wrong" });
  const answer = await wrong.placeCall(allowedTo("dial", ctx.companyId), order);
  expect(answer).toEqual({ outcome: "refused", code: "20003", message: "Authenticate", unsubscribed: false });
  await expect(
    wrong.findCalls({ to: from, from, earliest: new Date(0), latest: new Date() }),
  ).rejects.toThrow("Authenticate");
});

test("a provider that nobody answers for was not reached", async () => {
  const ctx = await companyAtStandIn();
  const port = Number(new URL(held.standIn.url).port);
  const { accountSid, authToken } = held.standIn;
  await held.standIn.stop();
  const answer = await telephoneOf(await accountOf(ctx)).placeCall(allowedTo("dial", ctx.companyId), order);
  expect(answer).toMatchObject({ outcome: "refused", message: "Twilio could not be reached." });
  const { startStandIn } = await import("./testing/stand-in");
  held.standIn = await startStandIn({ accountSid, authToken, port });
});
