import { beforeAll, describe, expect, test } from "vitest";
import { areas, modelActions, type Permission } from "@/db/permissions";
import { apiClient } from "@/lib/web/testing/api-client";
import { aWholeCompany, digestsOf } from "@/lib/web/testing/company";
import { documented, type Documented } from "@/lib/web/testing/document";
import { askAs, exampleOf } from "@/lib/web/testing/examples";

const all: Permission[] = [...areas, ...modelActions];

let company: Awaited<ReturnType<typeof aWholeCompany>>;
let before: Record<string, string>;

const digests = async () => {
  const { access_tokens, ...rest } = await digestsOf(company.client.ctx);
  return { rest, access_tokens }.rest;
};

beforeAll(async () => {
  company = await aWholeCompany();
  before = await digests();
});

type Case = Parameters<typeof exampleOf>[2];

/**
 * Further requests besides the example, where the permission depends on the request. `nth` is the record in the path.
 */
const more: Record<string, Case[]> = {
  updateContact: [
    { said: { blocked: true } },
    { said: { blocked: false } },
    { said: { opt_out: true } },
    { said: {} },
  ],
  createContactImport: [{}, { said: { blocked: false } }],
  undoContactImport: [{ nth: 0 }, { nth: 1 }],
  createUnblockContactJob: [{}, { said: { numbers: ["17195550009"] } }],
  createLead: [
    {},
    ...[{ blocked: true }, { opt_out: true }].map((state) => ({
      said: { caller_id: "17195550142", ...state },
    })),
  ],
  updateLead: [
    { said: {} },
    ...[{ last_name: "Kohl" }, { blocked: true }, { opt_out: false }].map((said) => ({ said })),
  ],
};

/** Operations for which one of the permissions is enough. */
const EITHER = ["listSchedules"];

const needed = ({ operation }: Documented) =>
  all.filter((one) => new RegExp(`\\b${one}\\b`).test(operation.needs));

/** Sends every request of an operation, with all permissions except these. */
async function refusalsOf(one: Documented, missing: Permission[]) {
  const client = await apiClient({
    ctx: company.client.ctx,
    areas: areas.filter((area) => !missing.includes(area)),
    actions: modelActions.filter((action) => !missing.includes(action)),
  });
  const asked = [];
  for (const way of more[one.operation.id] ?? [{}]) {
    const { status, body } = await askAs(client, exampleOf(one, company.records, way));
    asked.push(status === 403 ? Object.keys(body.errors) : []);
  }
  return asked;
}

const keyed = documented.filter(({ operation }) => operation.keys !== "path" && operation.keys !== "none");
const cases = keyed.map((one) => ({ id: one.operation.id, needs: one.operation.needs, one }));

describe("what an operation needs is what the document says", () => {
  const needing = cases.filter(({ one }) => needed(one).length > 0);

  test("all but what tells who asks need something", () => {
    expect(cases.filter((one) => !needing.includes(one)).map(({ id }) => id)).toEqual(["getMe"]);
  });

  test.each(needing)("$id, without any: 403 however it is asked", async ({ one }) => {
    for (const errors of await refusalsOf(one, all)) {
      expect(errors).toHaveLength(1);
      expect(needed(one)).toContain(errors[0]);
    }
  });

  test("and nothing was done", async () => {
    expect(await digests()).toEqual(before);
  });

  test.each(needing)("$id, without one of $needs: 403, which names it", async ({ one, id }) => {
    const ways = EITHER.includes(id) ? [needed(one)] : needed(one).map((permission) => [permission]);
    for (const missing of ways) {
      const refusals = (await refusalsOf(one, missing)).filter((errors) => errors.length > 0);
      expect([missing, refusals]).toEqual([missing, expect.arrayContaining([missing.slice(0, 1)])]);
      expect(new Set(refusals.flat())).toEqual(new Set(missing.slice(0, 1)));
    }
  });

  test.each(cases)("$id needs nothing but $needs", async ({ one }) => {
    const others = all.filter((permission) => !needed(one).includes(permission));
    expect((await refusalsOf(one, others)).flat()).toEqual([]);
  });
});
