import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { issueCheckToken, issueToken } from "@/lib/access-tokens/issuing";
import { pauseToken, resumeToken, revokeToken } from "@/lib/access-tokens/stopping";
import { limitToken } from "@/lib/access-tokens/changing";
import { listenForChanges } from "@/lib/changes";
import { updateCompany } from "@/lib/companies/updating";
import { blockContacts } from "@/lib/contacts/bulk";
import { type PersonContext, testContext, testNumber } from "@/lib/testing/context";
import { startGate, type TestGate } from "./testing/gate";

let gate: TestGate;
let ctx: PersonContext;
let key: string;
let tokenId: number;
let basic: string;

const blocked = testNumber(1);
const free = testNumber(2);

beforeAll(async () => {
  gate = await startGate();
  ctx = await testContext();
  const { token, checkKey } = await issueCheckToken(ctx, { name: "switch" });
  [key, tokenId] = [checkKey, token.id];
  const { publicKey, privateKey } = await issueToken(ctx, { name: "dialer", actions: ["Contact:check"] });
  basic = `Basic ${btoa(`${publicKey}:${privateKey}`)}`;
  await blockContacts(ctx, { numbers: [blocked] });
  // The first check of a process loads code and opens connections.
  await becomes(`/check/${key}/${blocked}`, { reason: "blocked" });
});

afterAll(async () => {
  await gate.close();
  await listenForChanges().stop();
});

async function askOnce(path: string, init: RequestInit = {}) {
  const response = await fetch(`${gate.url}${path}`, init);
  const text = await response.text();
  return { status: response.status, text, headers: response.headers };
}

/** Asks until the answer is no guess: on a busy machine a look-up may come too late. */
async function ask(path: string, init?: RequestInit) {
  for (;;) {
    const answer = await askOnce(path, init);
    if (!answer.headers.has("x-guess")) return answer;
  }
}

const checkIn = ({ text }: { text: string }) =>
  (JSON.parse(text) as { check: Record<string, unknown> }).check;
const checkOf = async (path: string, init?: RequestInit) => checkIn(await ask(path, init));

describe("a check", () => {
  test("says what the API says, for the key in the path, as Bearer and as Basic", async () => {
    const expected = { number: blocked, action: "dial", allowed: false, reason: "blocked", caller: null };
    const bearer = { headers: { authorization: `Bearer ${key}` } };
    const pair = { headers: { authorization: basic } };
    expect(await checkOf(`/check/${key}/${blocked}`)).toMatchObject(expected);
    expect(await checkOf(`/check/${blocked}`, bearer)).toMatchObject(expected);
    expect(await checkOf(`/check/${blocked}`, pair)).toMatchObject(expected);
    expect(await checkOf(`/check?number=${blocked}`, pair)).toMatchObject(expected);
    expect(await checkOf(`/check/${key}/?from=${blocked.slice(1)}`)).toMatchObject(expected);
    expect(await checkOf(`/check/${key}/${free}?action=sms`)).toEqual({
      number: free,
      action: "sms",
      allowed: true,
      reason: null,
      since: null,
      caller: null,
    });
  });

  test.each([
    ["json", 200, /"allowed":false/, 200, /"allowed":true/],
    ["text", 200, /^0$/, 200, /^1$/],
    ["kv", 200, /^allowed=0&reason=blocked&code=603$/, 200, /^allowed=1$/],
    ["codes", 451, /^$/, 204, /^$/],
  ])("in the format %s", async (format, no, noText, yes, yesText) => {
    for (const method of ["GET", "POST"]) {
      const refused = await ask(`/check/${key}/${blocked}?format=${format}`, { method });
      expect(refused).toMatchObject({ status: no, text: expect.stringMatching(noText) });
      const allowed = await ask(`/check/${key}/${free}?format=${format}`, { method });
      expect(allowed).toMatchObject({ status: yes, text: expect.stringMatching(yesText) });
    }
  });

  test.each(["json", "text", "kv", "codes"])("of HEAD has its verdict in a header, in %s", async (format) => {
    const head = (number: string) => ask(`/check/${key}/${number}?format=${format}`, { method: "HEAD" });
    const [refused, allowed] = [await head(blocked), await head(free)];
    expect([refused, allowed].map(({ headers }) => headers.get("x-allowed"))).toEqual(["0", "1"]);
    expect([refused, allowed].map(({ headers }) => headers.get("x-reason"))).toEqual(["blocked", null]);
    expect(refused.text).toBe("");
  });

  test("takes its number from a form or JSON", async () => {
    const form = { method: "POST", body: new URLSearchParams({ number: blocked, action: "match" }) };
    expect(await checkOf(`/check/${key}`, form)).toMatchObject({ number: blocked, action: "match" });
    const json = {
      method: "POST",
      body: JSON.stringify({ from: blocked }),
      headers: { "content-type": "application/json" },
    };
    expect(await checkOf(`/check/${key}`, json)).toMatchObject({ number: blocked, allowed: false });
  });

  test.each([
    ["", "none"],
    ["anonymous", "withheld"],
    ["266696687", "withheld"],
    ["client:bob", "internal"],
    ["1001", "internal"],
  ])("of the caller %j is an answer", async (said, caller) => {
    const match = await checkOf(`/check/${key}/${said}?action=match`);
    expect(match).toMatchObject({ number: null, caller, allowed: true, reason: null });
    const dial = await checkOf(`/check/${key}/${said}?action=dial`);
    const reachable = caller === "internal";
    expect(dial).toMatchObject({ caller, allowed: reachable, reason: reachable ? null : "withheld" });
  });
});

describe("no verdict", () => {
  const wrong = `tdchk${"0".repeat(48)}`;
  test.each([
    ["a key that was never issued", () => `/check/${wrong}/${free}`, 401],
    ["its guessing allow", () => `/check/${wrong}~allow/${free}?on_error=allow`, 401],
    ["no key", () => `/check/${free}`, 401],
    ["too long a path", () => `/check/${key}/${free}/more`, 404],
    ["an unknown format", () => `/check/${key}/${free}?format=xml`, 404],
    ["an unknown action", () => `/check/${key}/${free}?action=fax`, 400],
  ])("is given for %s", async (_, path, status) => {
    expect(await ask(path())).toMatchObject({ status, text: expect.stringContaining(`"status":${status}`) });
  });

  test("is given in words without a digit for another path, for VICIdial takes any digit for a block", async () => {
    const { status, text } = await ask(`/chek/${key}/${free}`);
    expect([status, text]).toEqual([404, expect.stringMatching(/^\D+$/)]);
  });

  test("is silence in text and codes", async () => {
    for (const format of ["text", "kv", "codes"])
      expect(await ask(`/check/${wrong}/${free}?format=${format}`)).toMatchObject({ status: 401, text: "" });
  });
});

/** Waits until the answer is so; a change is seen within a second. */
const becomes = (path: string, expected: Record<string, unknown>) =>
  vi.waitFor(async () => expect(checkIn(await askOnce(path))).toMatchObject(expected), {
    timeout: 60_000,
    interval: 20,
  });

test("a key that has ended is answered by its fail mode, and the answer says that it is a guess", async () => {
  const path = `/check/${key}/${free}`;
  await becomes(path, { allowed: true, reason: null });
  await pauseToken(ctx, { id: tokenId });
  await becomes(path, { allowed: false, reason: "unavailable" });
  const refused = await askOnce(path);
  expect([refused.status, refused.headers.get("x-guess")]).toEqual([503, "1"]);
  const inKey = await askOnce(`/check/${key}~allow/${free}`);
  expect([inKey.status, inKey.headers.get("x-guess")]).toEqual([200, "1"]);
  expect(inKey.text).toContain('"allowed":true,"reason":"unavailable"');
  expect((await askOnce(`${path}?on_error=allow&codes=1`)).status).toBe(204);
  expect((await askOnce(`/check/${key}~allow/${free}?on_error=refuse&codes=1`)).status).toBe(451);
  await resumeToken(ctx, { id: tokenId });
  await becomes(path, { allowed: true, reason: null });
});

test("addresses, a rate and the company's country hold at the next request, and no rate stops a check", async () => {
  const path = `/check/${key}/7195550002`;
  await limitToken(ctx, { id: tokenId, allowedNetworks: ["192.0.2.0/24"], rateLimit: 1 });
  await becomes(path, { allowed: false, reason: "unavailable" });
  const headers = { "x-forwarded-for": "192.0.2.9" };
  for (let n = 0; n < 5; n++) expect(await checkOf(path, { headers })).toMatchObject({ allowed: true });
  await limitToken(ctx, { id: tokenId, allowedNetworks: [], rateLimit: null });
  await becomes(path, { number: testNumber(2), allowed: true });
  const company = { name: "C", timeZone: "Europe/Berlin" };
  await updateCompany(ctx, { ...company, defaultCountry: "DE" });
  await becomes(`/check/${key}/030 1234567`, { number: "+49301234567" });
  await updateCompany(ctx, { ...company, defaultCountry: "US" });
});

test("a key is found once it is issued, and lost once it is revoked", async () => {
  const { token, checkKey } = await issueCheckToken(ctx, { name: "second" });
  expect((await ask(`/check/${checkKey}0/${free}`)).status).toBe(401);
  await becomes(`/check/${checkKey}/${free}`, { allowed: true });
  await revokeToken(ctx, { id: token.id });
  await becomes(`/check/${checkKey}/${free}`, { allowed: false, reason: "unavailable" });
});

test("the process says that it lives and that it can answer", async () => {
  expect(await ask("/healthz")).toMatchObject({ status: 200, text: "ok" });
  await vi.waitFor(async () => expect(await ask("/readyz")).toMatchObject({ status: 200 }));
});
