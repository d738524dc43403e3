import { describe, expect, test } from "vitest";
import { leadsOf, makeOffer } from "@/lib/leads/testing/setting";
import { testContext } from "@/lib/testing/context";
import { type Answer, type ApiRequest, apiClient, send } from "@/lib/web/testing/api-client";

const number = "17195550001";
const certificate = "https://cert.trustedform.com/0dc7e8";
const further = {
  zip: "80202",
  trusted_form_cert_url: certificate,
  jornaya_leadid: "4A-1",
  "Utm-Source": "x",
};

const origin = "https://landing.example";
/** As a browser sends it from a page of another origin. */
const post = (address: string, request: ApiRequest = {}) =>
  send("POST", address, {
    ...request,
    headers: { origin, "x-forwarded-for": "198.51.100.98", ...request.headers },
  });

const allowed = ({ headers }: Answer) => headers.get("access-control-allow-origin");

async function anOffer() {
  const ctx = await testContext();
  const { leadToken } = await makeOffer(ctx);
  return { ctx, said: { lead_token: leadToken, caller_id: number } };
}

const asForm = (fields: object): ApiRequest => ({ body: new URLSearchParams({ ...fields }) });
function asParts(fields: object): ApiRequest {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { body };
}

describe("a lead's further fields are its data, by their names as they came", () => {
  test("with a lead token: by query, form, form of parts and JSON", async () => {
    const fields = { first_name: "Jordan", ...further };
    const ways: ((said: object) => [string, ApiRequest])[] = [
      (said) => [`/leads?${new URLSearchParams({ ...said, ...fields })}`, {}],
      (said) => ["/leads", asForm({ ...said, ...fields })],
      (said) => ["/leads", asParts({ ...said, ...fields })],
      (said) => ["/leads", { json: { ...said, ...fields } }],
    ];
    for (const way of ways) {
      const { ctx, said } = await anOffer();
      const { status, body } = await post(...way(said));
      expect([status, body]).toEqual([200, expect.objectContaining({ success: true, status: 200 })]);
      expect(await leadsOf(ctx)).toMatchObject([{ firstName: "Jordan", data: further }]);
    }
  });

  test("with keys, read by GET of one and of all", async () => {
    const client = await apiClient();
    const made = await client.post("/leads", {
      json: { caller_id: number, ...further, tags: ["a", { b: 1 }] },
    });
    const data = { ...further, tags: ["a", { b: 1 }] };
    expect([made.status, made.body.lead.data]).toEqual([201, data]);
    expect((await client.get(`/leads/${made.body.lead.id}`)).body.lead.data).toEqual(data);
    expect((await client.get("/leads")).body.leads[0]?.data).toEqual(data);
  });

  test("what comes again is written over, what comes empty leaves what was there, and so does PUT", async () => {
    const { ctx, said } = await anOffer();
    await post("/leads", asForm({ ...said, ...further, note: "" }));
    await post("/leads", asForm({ ...said, zip: "80203", jornaya_leadid: "", "data[age]": "40" }));
    const data = { ...further, zip: "80203", age: "40" };
    const [lead] = await leadsOf(ctx);
    expect(lead?.data).toEqual(data);
    const client = await apiClient({ ctx });
    const put = await client.put(`/leads/${lead?.uuid}?zip=80204&trusted_form_cert_url=`, {
      json: { rooms: 3 },
    });
    expect(put.body.lead.data).toEqual({ ...data, zip: "80204", rooms: 3 });
    const whole = await client.put(`/leads/${lead?.uuid}`, { json: { data: { zip: "1" }, city: "Denver" } });
    expect(whole.body.lead.data).toEqual({ zip: "1", city: "Denver" });
  });

  test("a list of a form stays one, a part of data beside a whole one too; what the reference documents is no data", async () => {
    const { ctx, said } = await anOffer();
    const pairs = [...Object.entries(said), ["wish[]", "a"], ["wish[]", "b"], ["data", '{"zip":"1"}']];
    const query = new URLSearchParams([
      ...pairs,
      ["data[city]", "Denver"],
      ["apply_to", "calls"],
      ["auth_token", "s"],
    ]);
    expect((await post("/leads", { body: query })).status).toBe(200);
    expect(await leadsOf(ctx)).toMatchObject([{ data: { wish: ["a", "b"], zip: "1", city: "Denver" } }]);
    expect(Object.keys((await leadsOf(ctx))[0]?.data ?? {})).toHaveLength(3);
  });

  test("names of every kind are kept", async () => {
    const { ctx, said } = await anOffer();
    const json = '{"__proto__":"p","constructor":"c","further":"f","data[":"d","":"e"}';
    const body = `{"lead_token":"${said.lead_token}","caller_id":"${number}",${json.slice(1)}`;
    expect((await post("/leads", { headers: { "content-type": "application/json" }, body })).status).toBe(
      200,
    );
    expect(JSON.parse(JSON.stringify((await leadsOf(ctx))[0]?.data))).toEqual(JSON.parse(json));
  });

  test("too many and too large fields are 422 under data, and no lead is made", async () => {
    const { ctx, said } = await anOffer();
    const client = await apiClient({ ctx });
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`f${n}`, "x"]));
    const deep = JSON.parse(`${"[".repeat(11)}${"]".repeat(11)}`);
    for (const fields of [many, { zip: "x".repeat(65_536) }, { deep }, { zip: "\ud800" }]) {
      const byToken = await post("/leads", { json: { ...said, ...fields } });
      expect([byToken.status, Object.keys(byToken.body.errors)]).toEqual([422, ["data"]]);
      const byKeys = await client.post("/leads", { json: { caller_id: number, ...fields } });
      expect([byKeys.status, Object.keys(byKeys.body.errors)]).toEqual([422, ["data"]]);
    }
    expect(await leadsOf(ctx)).toEqual([]);
  });
});

describe("a page of another origin reads the answers to its lead token", () => {
  test("a failure too, which says that it is none", async () => {
    const { said } = await anOffer();
    const failures: [string, ApiRequest, number][] = [
      ["/leads", { json: { ...said, caller_id: "x" } }, 422],
      ["/leads", { json: { ...said, blocked: true } }, 403],
      ["/leads", { json: { ...said, lead_token: "none" } }, 401],
      ["/leads", { headers: { "content-type": "application/json" }, body: "{" }, 400],
      ["/leads", { headers: { "content-type": "text/plain" }, body: "x" }, 415],
    ];
    for (const [address, request, status] of failures) {
      const answer = await post(address, request);
      expect([answer.status, allowed(answer)]).toEqual([status, "*"]);
      expect(answer.body).toMatchObject({ status, success: false, errors: expect.any(Object) });
    }
  });

  test("a preflight allows the post, the type of its body and nothing more", async () => {
    const headers = { origin, "access-control-request-method": "POST" };
    const asked = { ...headers, "access-control-request-headers": "authorization, content-type" };
    const answer = await send("OPTIONS", "/leads", { headers: asked });
    expect([answer.status, answer.text, allowed(answer)]).toEqual([204, "", "*"]);
    expect(answer.headers.get("access-control-allow-methods")).toBe("POST");
    expect(answer.headers.get("access-control-allow-headers")).toBe("content-type");
    expect(answer.headers.has("access-control-allow-credentials")).toBe(false);
    const others = { ...headers, "access-control-request-method": "PUT" };
    for (const request of [{ headers: others }, { headers: { origin } }, {}]) {
      const refused = await send("OPTIONS", "/leads", request);
      expect([refused.status, allowed(refused)]).toEqual([405, null]);
    }
  });

  test("but none to keys, right or wrong, and none without a lead token, and no other address", async () => {
    const client = await apiClient();
    const json = { caller_id: number, lead_token: (await makeOffer(client.ctx)).leadToken };
    const answers = [
      await client.post("/leads", { json, headers: { origin } }),
      await client.get("/leads", { headers: { origin } }),
      await post("/leads", { json, headers: { authorization: "Basic bm86bm8=" } }),
      await post("/leads", { json: { caller_id: number } }),
      await send("GET", "/leads", { headers: { origin } }),
      await send("OPTIONS", "/contacts/bulk_block", {
        headers: { origin, "access-control-request-method": "POST" },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 401, 401, 401, 405]);
    expect(answers.map(allowed)).toEqual(answers.map(() => null));
    expect(answers.map(({ body }) => "success" in body)).toEqual(answers.map(() => false));
  });
});
