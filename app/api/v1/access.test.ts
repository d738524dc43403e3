import { eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { db } from "@/db";
import { accessTokens } from "@/db/schema/access-tokens";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { limitToken } from "@/lib/access-tokens/changing";
import { announceKeys } from "@/lib/changes";
import { pauseToken, resumeToken, revokeToken } from "@/lib/access-tokens/stopping";
import { disableCollaborator } from "@/lib/collaborators/changing";
import { joinedBy } from "@/lib/collaborators/testing/joining";
import { log } from "@/lib/log";
import { testContext, testNumber } from "@/lib/testing/context";
import { type ApiClient, apiClient, basic, send } from "@/lib/web/testing/api-client";
import { addressOf, documented } from "@/lib/web/testing/document";
import { pathFields } from "@/lib/web/operations/operation";

const HOME = "198.51.100.7";
const ELSEWHERE = "203.0.113.50";
/** Every operation of the document that needs keys, with a number or record that need not exist. */
const endpoints = documented
  .filter(({ operation }) => operation.keys?.startsWith("header") ?? true)
  .map(({ operation }) => {
    const named = pathFields(operation).map((field) => [field, testNumber(1).slice(1)]);
    return [operation.method.toUpperCase(), addressOf(operation, Object.fromEntries(named))] as const;
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
    expect((await ask("911x")).body.check).toMatchObject({ number: null, caller: "internal" });
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
        // Each request comes from a new address, because an address with many wrong keys is soon refused unread.
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
    const expire = (expiresAt: Date | null) =>
      db.transaction(async (tx) => {
        await tx.update(accessTokens).set({ expiresAt }).where(eq(accessTokens.id, id));
        await announceKeys({ ...client.ctx, db: tx });
      });
    await expire(new Date());
    expect(await status()).toBe(401);
    await expire(null);
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
