import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, type ApiRequest, apiClient, send } from "@/lib/web/testing/api-client";
import { aWholeCompany, digestsOf } from "@/lib/web/testing/company";
import { documented } from "@/lib/web/testing/document";
import { exampleOf } from "@/lib/web/testing/examples";
import { referenceNames } from "@/lib/web/api/reference-names";
import { testNumber } from "@/lib/testing/context";

let company: Awaited<ReturnType<typeof aWholeCompany>>;
beforeAll(async () => {
  company = await aWholeCompany();
});

/** Names that differ from ours by a slip. */
const SLIPS = ["blocked_at_fro", "per_page[]", "Columns", "callerId", "block", "x", "numbers[0]"];

/** Adds a field to a request's query. */
const inQuery = (address: string, name: string) =>
  `${address}${address.includes("?") ? "&" : "?"}${new URLSearchParams({ [name]: "1" })}`;

const others = documented.filter(({ operation: { others, keys } }) => !others && keys !== "path");

describe("a name that an operation does not know is 422, names it, and changes nothing", () => {
  test("which is so of nearly all", () => expect(others.length).toBeGreaterThan(45));

  test.each(others.map((one) => ({ id: one.operation.id, one })))("$id, in the query", async ({ one }) => {
    const { method, address, request } = exampleOf(one, company.records);
    const before = await digestsOf(company.client.ctx);
    for (const name of SLIPS) {
      const { status, body } = await company.client.ask(method, inQuery(address, name), request);
      expect([name, status, Object.keys(body.errors)]).toEqual([name, 422, [name]]);
    }
    expect(await digestsOf(company.client.ctx)).toEqual(before);
  });

  const withBody = others.filter(({ operation: { method } }) => method === "post" || method === "put");
  const cases = withBody.map((one) => ({ id: one.operation.id, one }));
  test.each(cases)("$id, in a form, in JSON and in a form of parts", async ({ one }) => {
    const { method, address } = exampleOf(one, company.records);
    const form = new FormData();
    form.set("colums", "1");
    if (one.operation.file) form.set("numbers", testNumber(3));
    const json = one.operation.file ? { numbers: [testNumber(3)] } : {};
    const requests: ApiRequest[] = [{ json: { ...json, colums: 1 } }, { body: form }];
    if (!one.operation.file) requests.push({ form: { colums: "1" } });
    for (const request of requests) {
      const { status, body } = await company.client.ask(method, address.split("?")[0] ?? "", request);
      expect([status, Object.keys(body.errors)]).toEqual([422, ["colums"]]);
    }
  });
});

test("PUT ?block=true is an error, of a contact and of a lead, and neither is blocked", async () => {
  const client = await apiClient();
  const number = testNumber(1);
  const { lead } = (await client.post("/leads", { json: { caller_id: number } })).body;
  for (const address of [`/contacts/${number}`, `/leads/${lead.uuid}`]) {
    for (const name of ["block", "Blocked", "blocked[]", "optOut", "opt-out"]) {
      const { status, body } = await client.put(`${address}?${name}=true`);
      expect([name, status, Object.keys(body.errors)]).toEqual([name, 422, [name]]);
    }
  }
  expect((await client.get(`/contacts/${number}`)).body.contact).toMatchObject({
    blocked: false,
    opt_out: false,
  });
});

const keyed = documented.filter(({ operation: { keys = "header" } }) => keys !== "path");

test.each(keyed.map((one) => ({ id: one.operation.id, one })))(
  "$id knows the names that the reference product documents, and they do nothing",
  async ({ one }) => {
    const { method, address, request } = exampleOf(one, company.records);
    const answers: Answer[] = [];
    for (const name of referenceNames(one.operation.id))
      answers.push(await company.client.ask(method, inQuery(address, name), request));
    for (const { status, body } of answers) {
      const fields = Object.keys(body.errors ?? {});
      expect([status, fields.filter((name) => referenceNames(one.operation.id).includes(name))]).toEqual([
        expect.any(Number),
        [],
      ]);
    }
  },
);

test("a check by the key in its path passes over names of its callers, which change nothing of what it is asked", async () => {
  const key = company.records.check_key?.[0];
  const blocked = testNumber(60);
  await company.client.post(`/contacts/${blocked}/caller_block`);
  const query = "callerId=17195550999&Action=dial&caller_id=17195550998&agent=7";
  const { status, body } = await send("GET", `/check/${key}/${blocked}?${query}`, {});
  expect([status, body.check]).toEqual([200, expect.objectContaining({ number: blocked, allowed: false })]);
});

test("many unknown names are told in part", async () => {
  const json = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, n) => [`name_${n}_${"x".repeat(200)}`, 1]),
  );
  const { status, text } = await company.client.post("/contacts/scrub", { json });
  expect(status).toBe(422);
  expect(text.length).toBeLessThan(10_000);
});
