import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { leadsOf, makeOffer, makeSchedule } from "@/lib/leads/testing/setting";
import { testContext, testNumber } from "@/lib/testing/context";
import { type ApiRequest, apiClient, send } from "@/lib/web/testing/api-client";

const number = "17195550001";

/** Sends a request without keys. */
const ask = (method: string, address: string, request: ApiRequest = {}) =>
  send(method, address, {
    ...request,
    headers: { "x-forwarded-for": "198.51.100.99", ...request.headers },
  });

async function anOffer() {
  const ctx = await testContext();
  return { ctx, offer: await makeOffer(ctx) };
}

describe("with keys", () => {
  test("a lead is made, read by uuid or id, listed and changed, in the reference's fields", async () => {
    const client = await apiClient();
    const made = await client.post("/leads", {
      json: {
        caller_id: 17195550001,
        first_name: "Jordan",
        external_record_id: 7,
        data: { zip_code: "80202" },
      },
    });
    expect(made.status).toBe(201);
    expect(made.body.lead).toMatchObject({
      type: "Lead",
      caller_id: "+17195550001",
      first_name: "Jordan",
      external_record_id: "7",
      data: { zip_code: "80202" },
      status: "open",
      blocked: false,
      opt_out: false,
      remote_ip: "198.51.100.7",
      routes_edit_path: `/leads/${made.body.lead.id}/edit`,
    });
    const { uuid, id } = made.body.lead;
    for (const key of [uuid, id])
      expect((await client.get(`/leads/${key}`)).body.lead).toEqual(made.body.lead);
    const changed = await client.put(`/leads/${uuid}?last_name=Park&blocked=yes&reason=spam&opt_out=on`);
    expect(changed.status).toBe(200);
    expect(changed.body.lead).toMatchObject({ last_name: "Park", status: "blocked", opt_out: true });
    const { body } = await client.get(`/leads?fulltext=+${number}&columns=uuid,status,blocked`);
    expect(body.leads).toEqual([{ uuid, status: "blocked", blocked: true }]);
    expect(body.metadata).toMatchObject({ root: "leads", total_count: 1, next_cursor: 0 });
    const logs = await client.get("/block_logs");
    expect(logs.body.block_logs).toMatchObject([
      { source: "lead", lead_id: id, reason: "spam", access_token_id: client.token.id },
    ]);
  });

  test("data comes as JSON, as its text, and as fields in brackets whose names stay as they are", async () => {
    const client = await apiClient();
    const data = { first_visit: "x", zip: "80202" };
    const requests: ApiRequest[] = [
      { json: { caller_id: number, data } },
      { form: { caller_id: number, data: JSON.stringify(data) } },
      { form: { caller_id: number, "data[first_visit]": "x", "data[zip]": "80202" } },
    ];
    for (const request of requests) {
      expect((await client.post("/leads", request)).body.lead.data).toEqual(data);
    }
  });

  test("keys win over a lead token, which then only names the place", async () => {
    const client = await apiClient();
    const offer = await makeOffer(client.ctx);
    const json = { caller_id: number, lead_token: offer.leadToken, blocked: true };
    const made = await client.post("/leads", { json });
    expect(made).toMatchObject({ status: 201, body: { lead: { offer_id: offer.id, blocked: true } } });
    const unknown = await client.post("/leads", { json: { caller_id: number, lead_token: "x" } });
    expect(unknown).toMatchObject({ status: 422, body: { errors: { lead_token: [expect.any(String)] } } });
    const headers = { authorization: "Basic bm86bm8=" };
    expect((await ask("POST", "/leads", { json, headers })).status).toBe(401);
  });

  test.each([
    ["an array", []],
    ["a number", 5],
    ["no JSON", "{"],
    ["a zero byte", { a: "\0" }],
    ["half a character", { "\ud800": 1 }],
    ["64 KB and more", { a: "x".repeat(65_536) }],
  ])("data that is %s is 422 and names the field", async (_, data) => {
    const client = await apiClient();
    const { status, body } = await client.post("/leads", { json: { caller_id: number, data } });
    expect(status).toBe(422);
    expect(Object.keys(body.errors)).toEqual(["data"]);
    expect(await leadsOf(client.ctx)).toEqual([]);
  });

  test("an email, a number and a place that are none are 422 by their names", async () => {
    const client = await apiClient();
    const json = { caller_id: "1", email: "nobody" };
    expect(Object.keys((await client.post("/leads", { json })).body.errors)).toEqual(["email"]);
    expect(Object.keys((await client.post("/leads", { json: {} })).body.errors)).toEqual(["caller_id"]);
    const place = { caller_id: number, offer_id: 999_999 };
    expect((await client.post("/leads", { json: place })).body.errors).toHaveProperty("offer_id");
  });
});

describe("with a lead token and no keys", () => {
  test("a lead is made from a form, from JSON or from the query, and the answer says only what was sent", async () => {
    const { ctx, offer } = await anOffer();
    const fields = { caller_id: number, lead_token: offer.leadToken, first_name: "Jordan" };
    const answers = [
      await ask("POST", "/leads", { form: fields }),
      await ask("POST", "/leads", { json: fields }),
      await ask("POST", `/leads?${new URLSearchParams(fields)}`),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(Object.keys(body.lead)).toEqual(["uuid", "caller_id", "offer_id", "schedule_id"]);
    }
    expect(new Set(answers.map(({ body }) => body.lead.uuid)).size).toBe(1);
    expect(await leadsOf(ctx)).toMatchObject([{ firstName: "Jordan", remoteIp: "198.51.100.99" }]);
  });

  test("parallel posts of one number make one lead", async () => {
    const { ctx, offer } = await anOffer();
    const json = { caller_id: number, lead_token: offer.leadToken };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => ask("POST", "/leads", { json: { ...json, data: { n } } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await leadsOf(ctx)).toHaveLength(1);
  });

  test("blocked and opt_out are 403, whatever their value and wherever they stand, and no lead is made", async () => {
    const { ctx, offer } = await anOffer();
    const token = { lead_token: offer.leadToken };
    const requests: [string, ApiRequest][] = [];
    for (const name of ["blocked", "opt_out", "optOut", "Blocked", "blocked[]", "opt-out", "OPT_OUT"]) {
      for (const value of [true, false, null, "", "maybe", 0, []]) {
        requests.push(["", { json: { caller_id: number, ...token, [name]: value } }]);
      }
      requests.push([`?${name}=`, { form: { caller_id: number, ...token } }]);
      requests.push([`?${name}=1`, { form: token }]);
    }
    for (const [query, request] of requests) {
      const { status, body } = await ask("POST", `/leads${query}`, request);
      expect([status, Object.keys(body.errors).length, query, request]).toEqual([403, 1, query, request]);
    }
    expect(await leadsOf(ctx)).toEqual([]);
  });

  test("what only keys may say is not taken: a disposition, another place", async () => {
    const { ctx, offer } = await anOffer();
    const other = await makeOffer(ctx);
    const json = {
      caller_id: number,
      lead_token: offer.leadToken,
      disposition: "Do not call",
      offer_id: other.id,
      user_id: 1,
    };
    expect((await ask("POST", "/leads", { json })).status).toBe(200);
    expect(await leadsOf(ctx)).toMatchObject([{ disposition: null, offerId: offer.id, userId: null }]);
  });

  test("the answer for a blocked number is that for a free one", async () => {
    const client = await apiClient();
    const { leadToken: lead_token } = await makeOffer(client.ctx);
    await client.post(`/contacts/${testNumber(1)}/caller_block`);
    const [blocked, free] = [
      await ask("POST", "/leads", { json: { lead_token, caller_id: testNumber(1) } }),
      await ask("POST", "/leads", { json: { lead_token, caller_id: testNumber(2) } }),
    ];
    const alike = ({ lead, status, errors, metadata }: typeof free.body) => ({
      status,
      errors,
      metadata,
      lead: { ...lead, uuid: "", caller_id: "" },
    });
    expect(alike(blocked.body)).toEqual(alike(free.body));
    expect((await client.get(`/contacts/${testNumber(1)}`)).body.contact.blocked).toBe(true);
  });

  test("an unknown or empty token, and none at all, is 401; one of something inactive 422", async () => {
    const ctx = await testContext();
    const asleep = await makeSchedule(ctx, { active: false });
    for (const lead_token of ["", "x", null, 5, ["x"], { a: 1 }]) {
      const { status, headers } = await ask("POST", "/leads", { json: { lead_token, caller_id: number } });
      expect([status, headers.get("www-authenticate")]).toEqual([401, expect.stringContaining("Basic")]);
    }
    expect((await ask("POST", "/leads", { json: { caller_id: number } })).status).toBe(401);
    const json = { lead_token: asleep.leadToken, caller_id: number };
    expect((await ask("POST", "/leads", { json })).body.errors).toHaveProperty("lead_token");
    expect(await leadsOf(ctx)).toEqual([]);
  });

  test("it opens no other door of the API", async () => {
    const { ctx, offer } = await anOffer();
    await ask("POST", "/leads", { json: { lead_token: offer.leadToken, caller_id: number } });
    const [lead] = await leadsOf(ctx);
    const query = `lead_token=${offer.leadToken}&caller_id=${number}&to=${number}`;
    const reached: string[] = [];
    for (const address of addresses()) {
      for (const method of ["GET", "POST", "PUT"]) {
        if (method === "POST" && address === "/leads") continue;
        if (address === "/openapi.json") continue;
        for (const id of [lead?.uuid, lead?.id, number]) {
          const asked = `${address.replace("[id]", String(id))}?${query}`;
          const { status } = await ask(method, asked, {
            form: method === "GET" ? undefined : { lead_token: offer.leadToken },
          });
          if (status !== 401 && status !== 405) reached.push(`${method} ${address} ${status}`);
        }
      }
    }
    expect(reached).toEqual([]);
    expect(addresses().length).toBeGreaterThan(20);
  });
});

/** Returns every address of the API, read from the folders. */
function addresses(): string[] {
  const root = path.resolve("app/api/v1");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => `/${path.dirname(file)}`);
}
