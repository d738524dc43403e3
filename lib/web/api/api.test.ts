import { eq } from "drizzle-orm";
import { createHash } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { db } from "@/db";
import { accessTokens } from "@/db/schema/access-tokens";
import { collaborators } from "@/db/schema/collaborators";
import { testNumber } from "@/lib/testing/context";
import { accountOperations } from "../operations/account";
import { type ApiClient, apiClient, basic, send } from "../testing/api-client";
import { json } from "./answers";
import { api } from "./api";

const me = (authorization: string | undefined) =>
  send("GET", "/me", { headers: authorization === undefined ? {} : { authorization } });

const change = (client: ApiClient, values: Partial<typeof accessTokens.$inferInsert>) =>
  db.update(accessTokens).set(values).where(eq(accessTokens.id, client.token.id));

describe("who sends no keys that hold is refused with 401", () => {
  test.each([
    ["none", () => undefined],
    ["not Basic", () => "Bearer abc"],
    ["Basic without keys", () => "Basic"],
    ["no base64", () => "Basic ***"],
    ["no colon", () => `Basic ${Buffer.from("tdpub").toString("base64")}`],
    ["an unknown public key", (c: ApiClient) => basic("tdpub0", c.privateKey)],
    ["a wrong private key", (c: ApiClient) => basic(c.publicKey, "tdprv0")],
    ["the public key as private key", (c: ApiClient) => basic(c.publicKey, c.publicKey)],
    ["an empty private key", (c: ApiClient) => basic(c.publicKey, "")],
    ["bytes that are no text", () => `Basic ${Buffer.from([0, 255, 58, 0]).toString("base64")}`],
  ])("%s", async (_, authorization) => {
    const answer = await me(authorization(await apiClient()));
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ status: 401, errors: { base: [expect.any(String)] } });
    expect(answer.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
  });

  test.each([
    ["paused", { pausedAt: new Date() }, /paused/],
    ["revoked", { revokedAt: new Date() }, /revoked/],
    ["expired", { expiresAt: new Date(Date.now() - 1000) }, /expired/],
  ])("a token that is %s", async (_, values, words) => {
    const client = await apiClient();
    expect((await client.get("/me")).status).toBe(200);
    await change(client, values);
    const answer = await client.get("/me");
    expect(answer.status).toBe(401);
    expect(answer.body.errors.base?.[0]).toMatch(words);
    const guess = await me(basic(client.publicKey, "tdprv0"));
    expect(guess.body.errors.base?.[0]).toBe("These keys are not known.");
  });

  test("one whose maker is disabled", async () => {
    const client = await apiClient();
    await db
      .update(collaborators)
      .set({ disabledAt: new Date() })
      .where(eq(collaborators.companyId, client.ctx.companyId));
    expect((await client.get("/me")).status).toBe(401);
  });
});

test("a token may do what it was given, as far as its maker may do it now", async () => {
  const client = await apiClient({ areas: [], actions: ["Contact:read", "Contact:block"] });
  expect((await client.get("/me")).body.me.permissions).toEqual(["Contact:read", "Contact:block"]);
  await db
    .update(collaborators)
    .set({ owner: false, actions: ["Contact:read", "Contact:unblock"] })
    .where(eq(collaborators.companyId, client.ctx.companyId));
  expect((await client.get("/me")).body.me.permissions).toEqual(["Contact:read"]);
  const refused = await client.post(`/contacts/${testNumber(1)}/caller_block`);
  expect(refused.status).toBe(403);
  expect(Object.keys(refused.body.errors)).toEqual(["Contact:block"]);
});

test("me says the company, the token without its private key, and the permissions", async () => {
  const client = await apiClient({ areas: [], actions: ["Contact:check"] });
  const { body, text } = await client.get("/me");
  expect(body.me).toMatchObject({
    company: { id: client.ctx.companyId, name: "Test company", default_country: "US" },
    access_token: { id: client.token.id, public_key: client.publicKey, name: "test" },
    permissions: ["Contact:check"],
  });
  expect(text).not.toContain(client.privateKey);
  expect(text).not.toContain(client.token.privateKeyHash);
});

test("the last use of a token is noted, with its address, once a minute", async () => {
  const client = await apiClient({ ip: "198.51.100.9" });
  const read = async () =>
    (await db.select().from(accessTokens).where(eq(accessTokens.id, client.token.id)))[0];
  await Promise.all([client.get("/me"), client.get("/me"), client.get("/me")]);
  await vi.waitFor(async () => expect((await read())?.lastUsedIp).toBe("198.51.100.9"));
  const first = (await read())?.lastUsedAt;
  await client.get("/me", { headers: { "x-forwarded-for": "198.51.100.10" } });
  expect(await read()).toMatchObject({ lastUsedAt: first, lastUsedIp: "198.51.100.9" });
});

test("a record comes in the envelope, its checksum that of its JSON as sent", async () => {
  const client = await apiClient();
  const { body, text, headers } = await client.post(`/contacts/${testNumber(1)}/caller_block`);
  expect(Object.keys(body)).toEqual(["status", "errors", "contact", "checksum", "metadata"]);
  expect(body).toMatchObject({ status: 200, errors: {}, metadata: { root: "contact" } });
  const sent = /"contact":(\{.*?\}),"checksum"/.exec(text)?.[1] ?? "";
  expect(body.checksum).toBe(createHash("md5").update(sent).digest("hex"));
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("content-type")).toBe("application/json");
});

describe("a body", () => {
  const block = async (request: Parameters<ApiClient["post"]>[1]) => {
    const client = await apiClient();
    const answer = await client.post(`/contacts/${testNumber(1)}/caller_block`, request);
    const trail = await client.get(`/block_logs`);
    return { ...answer, logs: trail.body.block_logs };
  };

  test.each([
    ["nothing", {}],
    ["nothing, said to be JSON", { headers: { "content-type": "application/json" } }],
    ["nothing, said to be a picture", { headers: { "content-type": "image/png" } }],
    ["an empty form", { body: "", headers: { "content-type": "application/x-www-form-urlencoded" } }],
  ])("may be %s", async (_, request) => expect((await block(request)).status).toBe(200));

  const form = new FormData();
  form.set("reason", "fraud");
  form.set("note", "three times");
  test.each([
    ["a form", { form: { reason: "fraud", note: "three times", call_id: "" } }],
    ["JSON", { json: { reason: "fraud", note: "three times", call_id: null } }],
    [
      "JSON by a longer name",
      {
        headers: { "content-type": "application/vnd.api+json; charset=utf-8" },
        body: '{"reason":"fraud","note":"three times"}',
      },
    ],
    ["a multipart form", { body: form }],
  ])("may be %s", async (_, request) => {
    const { status, logs } = await block(request);
    expect(status).toBe(200);
    expect(logs).toMatchObject([{ reason: "fraud", note: "three times" }]);
  });

  const typed = (type: string, body: BodyInit) => ({ headers: { "content-type": type }, body });
  test.each([
    ["broken JSON", 400, typed("application/json", '{"reason":')],
    ["a JSON list", 400, typed("application/json", "[]")],
    ["a JSON text", 400, typed("application/json", '"spam"')],
    ["JSON null", 400, typed("application/json", "null")],
    ["bytes that are not UTF-8", 400, typed("application/json", new Uint8Array([123, 255, 125]))],
    ["a multipart form without its boundary", 400, typed("multipart/form-data", "x")],
    ["a zero byte in a field", 400, typed("application/json", '{"note":"a\\u0000b"}')],
    ["a picture", 415, typed("image/png", "x")],
    ["plain text", 415, typed("text/plain", "reason=spam")],
    ["three megabytes", 413, typed("application/json", `{"note":"${"x".repeat(3_000_000)}"}`)],
    ["an unknown reason", 422, { json: { reason: "because" } }],
    ["a note that is a number", 422, { json: { note: 5 } }],
    ["a note of 2,001 letters", 422, { json: { note: "x".repeat(2_001) } }],
    ["a call that is none", 422, { json: { call_id: "x" } }],
  ])("is refused when it is %s, and nothing is blocked", async (_, expected, request) => {
    const { status, body, logs } = await block(request);
    expect(status).toBe(expected);
    expect(body).toEqual({ status: expected, errors: expect.any(Object) });
    expect(Object.values(body.errors).flat().join()).not.toMatch(/invalid input|expected/i);
    expect(logs).toEqual([]);
  });
});

test("another method is refused with 405 and told what there is", async () => {
  for (const [method, address, allow] of [
    ["GET", "/contacts/1/caller_block", "POST"],
    ["DELETE", "/contacts/1", "GET, HEAD, PUT"],
    ["PUT", "/contacts/suppression_list", "GET, HEAD"],
    ["OPTIONS", "/me", "GET, HEAD"],
  ] as const) {
    const answer = await send(method, address, {});
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe(allow);
    expect(answer.body).toMatchObject({ status: 405, errors: { base: [expect.any(String)] } });
  }
});

test("an address that is nothing is 404 in JSON, whatever the method", async () => {
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const answer = await send(method, "/contacts/1/nothing/here", {});
    expect(answer.body).toMatchObject({ status: 404, errors: { base: [expect.any(String)] } });
  }
});

test("a verb that does not come to an end is answered with 503 in time", async () => {
  const client = await apiClient();
  const stuck = api(accountOperations.me, () => new Promise<Response>(() => {}), { patience: 300 });
  const headers = { authorization: basic(client.publicKey, client.privateKey) };
  const start = performance.now();
  const response = await stuck(new Request("http://localhost/", { headers }), {
    params: Promise.resolve({}),
  });
  expect(response.status).toBe(503);
  expect(performance.now() - start).toBeLessThan(500);
});

test("a bug is 500 and says nothing of itself", async () => {
  const client = await apiClient();
  const broken = api(accountOperations.me, async () => json(200, JSON.parse("secret")));
  const headers = { authorization: basic(client.publicKey, client.privateKey) };
  const response = await broken(new Request("http://localhost/", { headers }), {
    params: Promise.resolve({}),
  });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
});
