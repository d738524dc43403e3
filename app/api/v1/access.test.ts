import { readdirSync } from "node:fs";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/db";
import { accessTokens } from "@/db/schema/access-tokens";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { limitToken } from "@/lib/access-tokens/changing";
import { pauseToken, resumeToken, revokeToken } from "@/lib/access-tokens/stopping";
import { disableCollaborator } from "@/lib/collaborators/changing";
import { joinedBy } from "@/lib/collaborators/testing";
import { log } from "@/lib/log";
import { testContext, testNumber } from "@/lib/testing";
import { type ApiClient, apiClient, basic, send } from "@/lib/web/api-testing";

const HOME = "198.51.100.7";
const ELSEWHERE = "203.0.113.50";
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Every route but the one whose key stands in the URL, by its folder: what is there today and what comes. */
const addresses = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("/route.ts") && !file.startsWith("check/"))
  .map((file) => `/${file.replace(/\/route\.ts$/, "").replaceAll(/\[\w+\]/g, testNumber(1).slice(1))}`);

/** Every endpoint of the API that keys open. */
let endpoints: [string, string][] = [];
let unsigned: number[] = [];

beforeAll(async () => {
  const all = addresses.flatMap((address) => METHODS.map((method) => [method, address] as [string, string]));
  const answers = await Promise.all(all.map(([method, address]) => send(method, address, {})));
  endpoints = all.filter((_, i) => answers[i]?.status === 401);
  unsigned = answers.map(({ status }) => status);
});

const change = (client: ApiClient, values: Partial<typeof accessTokens.$inferInsert>) =>
  db.update(accessTokens).set(values).where(eq(accessTokens.id, client.token.id));

const inTheWay: [string, number, (client: ApiClient) => Promise<unknown>][] = [
  ["revoked", 401, ({ ctx, token }) => revokeToken(ctx, { id: token.id })],
  ["paused", 401, ({ ctx, token }) => pauseToken(ctx, { id: token.id })],
  ["expired", 401, (client) => change(client, { expiresAt: new Date() })],
  [
    "not taken from this address",
    403,
    ({ ctx, token }) => limitToken(ctx, { id: token.id, allowedNetworks: [ELSEWHERE], rateLimit: null }),
  ],
];

describe("on every endpoint, at the very next request", () => {
  test("there are endpoints to walk, uploads and downloads among them", () => {
    const words = endpoints.map((endpoint) => endpoint.join(" "));
    expect(words.length).toBeGreaterThan(35);
    expect(new Set(unsigned)).toEqual(new Set([401, 405]));
    const number = testNumber(1).slice(1);
    expect(words).toContain("POST /contact_imports");
    expect(words).toContain(`GET /data_exports/${number}/download`);
  });

  test.each(inTheWay)("a token that is %s gets %i", async (_, expected, stop) => {
    const client = await apiClient({ ip: HOME });
    expect((await client.get("/me")).status).toBe(200);
    await stop(client);
    const start = performance.now();
    for (const [method, address] of endpoints) {
      const body = method === "GET" ? {} : { headers: { "content-type": "text/csv" }, body: "number\n" };
      const answer = await client.ask(method, address, body);
      expect([method, address, answer.status]).toEqual([method, address, expected]);
      expect(answer.body.status).toBe(expected);
    }
    expect((performance.now() - start) / endpoints.length).toBeLessThan(1_000);
    const trail = await (await apiClient({ ctx: client.ctx })).get("/contact_imports");
    expect(trail.body.contact_imports).toEqual([]);
  });
});

describe("the addresses that a token may come from", () => {
  const from = (client: ApiClient, ip: string) => client.get("/me", { headers: { "x-forwarded-for": ip } });

  test("none named: any", async () => {
    const client = await apiClient();
    for (const ip of [HOME, ELSEWHERE, "2001:db8::1"]) expect((await from(client, ip)).status).toBe(200);
  });

  test("some named: these and no other, and me says them", async () => {
    const client = await apiClient();
    const allowedNetworks = ["198.51.100.0/24", "2001:db8::/32"];
    await limitToken(client.ctx, { id: client.token.id, allowedNetworks, rateLimit: null });
    const asked = await from(client, HOME);
    expect(asked.body.me.access_token).toMatchObject({ allowed_networks: allowedNetworks });
    expect((await from(client, "2001:db8:ffff::1")).status).toBe(200);
    for (const ip of [ELSEWHERE, "198.51.101.1", "2001:db9::1", "unknown", ""]) {
      const answer = await from(client, ip);
      expect([ip, answer.status]).toEqual([ip, 403]);
      expect(answer.body.errors.base?.[0]).toMatch(/^wrong address/);
    }
  });

  test("who does not know the private key is not told of them", async () => {
    const client = await apiClient();
    await limitToken(client.ctx, { id: client.token.id, allowedNetworks: [ELSEWHERE], rateLimit: null });
    const headers = { authorization: basic(client.publicKey, "tdprv0"), "x-forwarded-for": HOME };
    expect((await send("GET", "/me", { headers })).status).toBe(401);
  });

  test("a wrong one is noted on the token and in our log, and is no use of it", async () => {
    const warned = vi.spyOn(log, "warn");
    const client = await apiClient();
    await limitToken(client.ctx, { id: client.token.id, allowedNetworks: [HOME], rateLimit: null });
    await from(client, ELSEWHERE);
    const read = async () =>
      (await db.select().from(accessTokens).where(eq(accessTokens.id, client.token.id)))[0];
    await vi.waitFor(async () => expect((await read())?.lastRefusedIp).toBe(ELSEWHERE));
    expect(await read()).toMatchObject({ lastRefusedAt: expect.any(Date), lastUsedAt: null });
    expect(warned).toHaveBeenCalledWith(
      expect.objectContaining({ accessTokenId: client.token.id, requestIp: ELSEWHERE }),
      expect.stringContaining("wrong address"),
    );
  });
});

describe("a check by a key in the URL", () => {
  async function checker(ctx = undefined as Awaited<ReturnType<typeof testContext>> | undefined) {
    const client = await apiClient({ ctx });
    const { token, checkKey } = await issueCheckToken(client.ctx, { name: "PBX" });
    const ask = (number: string, ip = HOME) =>
      send("GET", `/check/${checkKey}/${number}`, { headers: { "x-forwarded-for": ip } });
    return { client, token, checkKey, ask };
  }

  test("gives the answer of the check with keys, for each action and spelling", async () => {
    const { client, ask } = await checker();
    await client.post(`/contacts/${testNumber(1)}/caller_block`);
    await client.put(`/contacts/${testNumber(2)}?opt_out=1`);
    for (const n of [1, 2, 3])
      for (const action of ["dial", "match", "sms"])
        for (const number of [testNumber(n), testNumber(n).slice(1), testNumber(n).replace("+", "%2B")]) {
          const keyed = await client.get(`/contacts/${number}/check?action=${action}`);
          const asked = await ask(`${number}?action=${action}`);
          expect([asked.status, asked.body]).toEqual([keyed.status, keyed.body]);
        }
    expect((await ask(testNumber(1))).body.check).toMatchObject({ allowed: false, reason: "blocked" });
    expect((await ask("911x")).status).toBe(422);
    expect((await ask(`${testNumber(1)}?action=paint`)).status).toBe(422);
  });

  test("another company's block does not count", async () => {
    const [one, other] = [await checker(), await checker()];
    await one.client.post(`/contacts/${testNumber(1)}/caller_block`);
    expect((await one.ask(testNumber(1))).body.check.allowed).toBe(false);
    expect((await other.ask(testNumber(1))).body.check.allowed).toBe(true);
  });

  test("a changed, shortened, unknown or other kind of key opens nothing", async () => {
    const { client, checkKey } = await checker();
    const changed = checkKey.slice(0, -1) + (checkKey.endsWith("0") ? "1" : "0");
    const keys = [changed, checkKey.slice(0, -1), checkKey.slice(0, 21), `tdchk${"0".repeat(48)}`, "x"];
    for (const key of [...keys, client.publicKey, client.privateKey, checkKey.toUpperCase()]) {
      const { status, body } = await send("GET", `/check/${key}/${testNumber(1)}`, {});
      expect([key, status, body.check]).toEqual([key, 401, undefined]);
    }
  });

  test("the key opens nothing else, however it is sent", async () => {
    const { token, checkKey } = await checker();
    const pairs = [basic(token.publicKey, checkKey), basic(checkKey, checkKey), `Bearer ${checkKey}`];
    for (const [n, authorization] of pairs.entries())
      for (const [m, [method, address]] of endpoints.entries()) {
        // From ever new addresses: wrong keys are soon refused unread.
        const headers = { authorization, "x-forwarded-for": `10.9.${n}.${m}` };
        expect((await send(method, address, { headers })).status).toBe(401);
      }
  });

  test("a token with more rights, or another kind of it, is refused by the database", async () => {
    const { token } = await checker();
    for (const values of [{ actions: ["Contact:read" as const] }, { areas: ["security" as const] }]) {
      const changed = db.update(accessTokens).set(values).where(eq(accessTokens.id, token.id));
      await expect(changed).rejects.toMatchObject({ cause: { constraint_name: "access_tokens_check_only" } });
    }
  });

  test("paused, resumed, elsewhere, expired, revoked, maker disabled: at the next request", async () => {
    const owner = await testContext();
    const maker = await joinedBy(owner, { superuser: true, areas: ["security"] });
    const { client, token, ask } = await checker(owner);
    const { id } = token;
    const status = async (ip?: string) => (await ask(testNumber(1), ip)).status;
    const limit = (allowedNetworks: string[]) =>
      limitToken(client.ctx, { id, allowedNetworks, rateLimit: null });
    expect(await status()).toBe(200);
    await pauseToken(client.ctx, { id });
    expect(await status()).toBe(401);
    await resumeToken(client.ctx, { id });
    expect(await status()).toBe(200);
    await limit([ELSEWHERE]);
    expect([await status(), await status(ELSEWHERE)]).toEqual([403, 200]);
    await limit([]);
    await db.update(accessTokens).set({ expiresAt: new Date() }).where(eq(accessTokens.id, id));
    expect(await status()).toBe(401);
    await db.update(accessTokens).set({ expiresAt: null }).where(eq(accessTokens.id, id));
    expect(await status()).toBe(200);
    await revokeToken(client.ctx, { id });
    expect(await status()).toBe(401);
    const { checkKey } = await issueCheckToken(maker.ctx, { name: "PBX" });
    const theirs = async () => (await send("GET", `/check/${checkKey}/${testNumber(1)}`, {})).status;
    expect(await theirs()).toBe(200);
    await disableCollaborator(client.ctx, { id: maker.id });
    expect(await theirs()).toBe(401);
  });

  test("its use is noted, and its key stands nowhere in the database", async () => {
    const { token, checkKey, ask } = await checker();
    await ask(testNumber(1));
    const read = async () => (await db.select().from(accessTokens).where(eq(accessTokens.id, token.id)))[0];
    await vi.waitFor(async () => expect((await read())?.lastUsedIp).toBe(HOME));
    expect(JSON.stringify(await read())).not.toContain(checkKey.slice(21));
  });
});
