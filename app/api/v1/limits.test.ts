import { describe, expect, test, vi } from "vitest";
import { limitToken } from "@/lib/access-tokens/changing";
import { GUESSES } from "@/lib/access-tokens/inner/guessing";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { env } from "@/lib/env";
import { makeOffer } from "@/lib/leads/testing/setting";
import { log } from "@/lib/log";
import { testNumber } from "@/lib/testing/context";
import { type Answer, type ApiClient, apiClient, basic, send } from "@/lib/web/testing/api-client";

const limited = async (rateLimit: number) => {
  const client = await apiClient();
  await limitToken(client.ctx, { id: client.token.id, allowedNetworks: [], rateLimit });
  return client;
};

const told = ({ headers }: Answer) =>
  ["limit", "remaining", "policy"].map((name) => headers.get(`ratelimit-${name}`));

/** Returns an address that no other test uses. */
const address = () =>
  `2001:db8:${[1, 2].map(() => Math.floor(Math.random() * 65_536).toString(16)).join(":")}::1`;

describe("a token's rate", () => {
  test("is the server's setting unless the token has one, and each answer tells what is left", async () => {
    const client = await apiClient();
    const limit = String(env().rateLimit);
    expect(told(await client.get("/me"))).toEqual([limit, String(env().rateLimit - 1), `${limit};w=60`]);
    expect((await client.get("/me")).body.me.access_token).toMatchObject({ rate_limit: env().rateLimit });
    const own = await limited(7);
    expect(told(await own.get("/me"))).toEqual(["7", "6", "7;w=60"]);
    expect(told(await own.get("/contacts/999999999"))).toEqual(["7", "5", "7;w=60"]);
    expect(told(await own.post("/contacts/bulk_block", { json: { numbers: 5 } }))).toEqual([
      "7",
      "4",
      "7;w=60",
    ]);
  });

  test("lets exactly so many requests through, also when they come at once, and then says 429 and when", async () => {
    const client = await limited(5);
    const answers = await Promise.all(Array.from({ length: 12 }, () => client.get("/me")));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(7);
    for (const { body, headers } of refused) {
      expect(body).toEqual({
        status: 429,
        errors: { base: [expect.stringMatching(/at most 5 in a minute/)] },
      });
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(50);
      expect(headers.get("retry-after")).toBe(headers.get("ratelimit-reset"));
      expect(headers.get("ratelimit-remaining")).toBe("0");
    }
  });

  test("does nothing beyond it", async () => {
    const client = await limited(1);
    await client.get("/me");
    expect((await client.post(`/contacts/${testNumber(1)}/caller_block`)).status).toBe(429);
    const other = await apiClient({ ctx: client.ctx });
    expect((await other.get("/block_logs")).body.block_logs).toEqual([]);
  });

  test("leaves the company's other tokens alone, and nobody without its private key uses it up", async () => {
    const client = await limited(2);
    const other = await apiClient({ ctx: client.ctx });
    for (const _ of [1, 2, 3])
      await send("GET", "/me", { headers: { authorization: basic(client.publicKey, "tdprv0") } });
    expect([(await client.get("/me")).status, (await client.get("/me")).status]).toEqual([200, 200]);
    expect((await client.get("/me")).status).toBe(429);
    expect((await other.get("/me")).status).toBe(200);
  });

  test("holds for checks too: beyond it the answer is no, with 429", async () => {
    const client = await limited(1);
    const ask = (client: ApiClient) => client.get(`/contacts/${testNumber(1)}/check?action=sms`);
    expect((await ask(client)).body.check).toMatchObject({ allowed: true });
    const { status, body, headers } = await ask(client);
    expect([status, body.status]).toEqual([429, 429]);
    expect(body.check).toEqual({
      number: testNumber(1),
      action: "sms",
      allowed: false,
      reason: "unavailable",
      since: null,
      caller: null,
    });
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(50);
    const { checkKey } = await issueCheckToken(client.ctx, { name: "PBX", rateLimit: 1 });
    const url = `/check/${checkKey}/${testNumber(1)}`;
    expect((await send("GET", url, {})).body.check.allowed).toBe(true);
    expect(await send("GET", url, {})).toMatchObject({ status: 429, body: { check: { allowed: false } } });
  });

  test("that cannot be counted allows and refuses nothing", async () => {
    const said = vi.spyOn(log, "error").mockImplementation(() => {});
    const client = await limited(1);
    await client.post(`/contacts/${testNumber(1)}/caller_block`);
    const global = globalThis as { blacklistRates?: unknown };
    const rates = global.blacklistRates;
    global.blacklistRates = {
      penalty: () => Promise.reject(new Error("out of order")),
      get: () => Promise.reject(new Error("out of order")),
    };
    try {
      const answers = [1, 2].map((n) => client.get(`/contacts/${testNumber(n)}/check`));
      const [blocked, free] = await Promise.all(answers);
      expect(blocked).toMatchObject({ status: 200, body: { check: { allowed: false, reason: "blocked" } } });
      expect(free).toMatchObject({ status: 200, body: { check: { allowed: true } } });
      expect(free?.headers.get("ratelimit-limit")).toBeNull();
      expect(said).toHaveBeenCalled();
    } finally {
      global.blacklistRates = rates;
    }
  });
});

describe("wrong keys", () => {
  const guess = (ip: string, publicKey: string) =>
    send("GET", "/me", { headers: { authorization: basic(publicKey, "tdprv0"), "x-forwarded-for": ip } });
  const from = ({ get }: ApiClient, ip: string) => get("/me", { headers: { "x-forwarded-for": ip } });

  test("for one public key are read so often, and then refused from that address alone", async () => {
    const [client, ip] = [await apiClient(), address()];
    for (let n = 0; n < GUESSES.ofOne; n++) expect((await guess(ip, client.publicKey)).status).toBe(401);
    const refused = await guess(ip, client.publicKey);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
    expect((await guess(address(), client.publicKey)).status).toBe(401);
    expect((await from(client, address())).status).toBe(200);
    const neighbour = await apiClient({ ctx: client.ctx });
    expect((await from(neighbour, ip)).status).toBe(200);
  });

  test("for ever new public keys stop an address, but not the tokens that were right there", async () => {
    const [proven, fresh, ip] = [await apiClient(), await apiClient(), address()];
    expect((await from(proven, ip)).status).toBe(200);
    const guesses = Array.from({ length: GUESSES.ofAddress }, (_, n) => guess(ip, `tdpub${n}`));
    expect(new Set((await Promise.all(guesses)).map(({ status }) => status))).toEqual(new Set([401]));
    expect((await guess(ip, "tdpubx")).status).toBe(429);
    expect((await from(fresh, ip)).status).toBe(429);
    expect((await from(proven, ip)).status).toBe(200);
    expect((await from(fresh, ip.replace("::1", "::2"))).status).toBe(429);
    expect((await from(fresh, address())).status).toBe(200);
  });

  test("in the URL of a check, and wrong lead tokens, count as well", async () => {
    const { ctx } = await apiClient();
    const { token } = await issueCheckToken(ctx, { name: "PBX" });
    const headers = { "x-forwarded-for": address() };
    const urls = [`/check/${token.publicKey}${"0".repeat(32)}/${testNumber(1)}`, "/leads?lead_token=tdlead0"];
    for (const url of urls) {
      const ask = () => send(url.startsWith("/leads") ? "POST" : "GET", url, { headers });
      for (let n = 0; n < GUESSES.ofOne; n++) expect((await ask()).status).toBe(401);
      expect((await ask()).status).toBe(429);
    }
  });
});

test("a lead token's rate is of each address, and told", async () => {
  const { ctx } = await apiClient();
  const { leadToken } = await makeOffer(ctx);
  const ip = address();
  const post = (from: string) =>
    send("POST", `/leads?caller_id=${testNumber(1)}&lead_token=${leadToken}`, {
      headers: { "x-forwarded-for": from },
    });
  const limit = env().leadRateLimit;
  expect(told(await post(ip))).toEqual([String(limit), String(limit - 1), `${limit};w=60`]);
  const refused = { headers: { "x-forwarded-for": ip } };
  const empty = () => send("POST", `/leads?lead_token=${leadToken}`, refused);
  for (let n = 1; n < limit; n++) expect((await empty()).status).toBe(422);
  expect(await post(ip)).toMatchObject({ status: 429, body: { status: 429 } });
  expect((await post(address())).status).toBe(200);
});
