import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db";
import { areas } from "@/db/permissions";
import { accessTokens } from "@/db/schema/access-tokens";
import { limitToken } from "@/lib/access-tokens/changing";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { pauseToken, revokeToken } from "@/lib/access-tokens/stopping";
import { disableCollaborator } from "@/lib/collaborators/changing";
import { joinedBy } from "@/lib/collaborators/testing/joining";
import type { Context } from "@/lib/context";
import { startWatch } from "@/lib/testing/machine";
import { apiClient, send } from "@/lib/web/testing/api-client";
import { aWholeCompany, digestsOf } from "@/lib/web/testing/company";
import { documented } from "@/lib/web/testing/document";
import { askAs, exampleOf } from "@/lib/web/testing/examples";

let company: Awaited<ReturnType<typeof aWholeCompany>>;
beforeAll(async () => {
  company = await aWholeCompany();
});

/** A token with its owner and its maker, and what stops it. */
type Stopped = { owner: Context; maker: { id: number; ctx: Context }; id: number };
type Way = [name: string, status: 401 | 403, stop: (stopped: Stopped) => Promise<unknown>];

const ways: Way[] = [
  ["revoked", 401, ({ owner, id }) => revokeToken(owner, { id })],
  ["paused", 401, ({ owner, id }) => pauseToken(owner, { id })],
  [
    "expired",
    401,
    ({ id }) => db.update(accessTokens).set({ expiresAt: new Date() }).where(eq(accessTokens.id, id)),
  ],
  [
    "not taken from this address",
    403,
    ({ owner, id }) => limitToken(owner, { id, allowedNetworks: ["203.0.113.50"], rateLimit: null }),
  ],
  ["of a maker who is disabled", 401, ({ owner, maker }) => disableCollaborator(owner, { id: maker.id })],
];

const keyed = documented.filter(({ operation }) => operation.keys?.startsWith("header") ?? true);
const byPath = documented.filter(({ operation }) => operation.keys === "path");

async function setUp() {
  const owner = company.client.ctx;
  const maker = await joinedBy(owner, { superuser: true, areas: [...areas] });
  return { owner, maker, client: await apiClient({ ctx: maker.ctx }) };
}

/** Returns digests of all data of the company except the tokens themselves and who made them. */
async function digests() {
  const { access_tokens: _, collaborators: __, ...rest } = await digestsOf(company.client.ctx);
  return rest;
}

describe("at the very next request, on every operation of the document", () => {
  test("every one of them takes keys", () => {
    expect(keyed.length).toBeGreaterThan(45);
    expect(byPath.map(({ operation }) => operation.id)).toEqual(["checkByKey"]);
    expect(keyed.length + byPath.length).toBe(documented.length);
  });

  test.each(ways)(
    "a token that is %s gets %i within a second, and nothing is done",
    async (_, status, stop) => {
      const { client, ...whose } = await setUp();
      expect((await client.get("/me")).status).toBe(200);
      const before = await digests();
      await stop({ ...whose, id: client.token.id });
      for (const one of keyed) {
        const watch = startWatch();
        const answer = await askAs(client, exampleOf(one, company.records));
        expect([one.operation.id, answer.status, answer.body.status]).toEqual([
          one.operation.id,
          status,
          status,
        ]);
        expect(watch.own()).toBeLessThan(1_000);
      }
      expect(await digests()).toEqual(before);
    },
  );

  test.each(ways)("a key in the URL that is %s gets %i within a second", async (_, status, stop) => {
    const whose = await setUp();
    const { token, checkKey } = await issueCheckToken(whose.maker.ctx, { name: "PBX" });
    const request = { headers: { "x-forwarded-for": "198.51.100.7" } };
    for (const one of byPath) {
      const { method, address } = exampleOf(one, { ...company.records, check_key: [checkKey] });
      expect((await send(method, address, request)).status).toBe(200);
      await stop({ ...whose, id: token.id });
      const watch = startWatch();
      const { status: answered, body } = await send(method, address, request);
      expect([answered, body.check]).toEqual([status, undefined]);
      expect(watch.own()).toBeLessThan(1_000);
    }
  });

  test("and with a token that holds none of them is refused", async () => {
    const { client } = await setUp();
    for (const one of keyed) {
      const { status } = await askAs(client, exampleOf(one, company.records));
      expect([one.operation.id, [401, 403].includes(status)]).toEqual([one.operation.id, false]);
    }
  });
});
