import { describe, expect, test } from "vitest";
import { areas } from "@/db/permissions";
import { createOffer } from "@/lib/offers/setting-up";
import { createSchedule } from "@/lib/schedules/setting-up";
import { testNumber } from "@/lib/testing/context";
import { apiClient, type ApiClient } from "@/lib/web/testing/api-client";

async function setUp({ ctx }: ApiClient, name: string) {
  const offer = await createOffer(ctx, {
    name,
    numbers: [testNumber(1)],
    buyers: [{ name: "West", number: testNumber(2), priority: 1, active: true }],
  });
  await createSchedule(ctx, {
    name,
    offerId: offer.id,
    when: { trigger: "no_answer", triggerCount: 2 },
    actions: [{ kind: "block", reason: "spam" }],
  });
  return offer;
}

test("offers are listed with their numbers and buyers", async () => {
  const client = await apiClient();
  const { id, leadToken } = await setUp(client, "Solar");
  const { status, body } = await client.get("/offers");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    offers: [
      {
        id,
        type: "Offer",
        name: "Solar",
        active: true,
        lead_token: leadToken,
        numbers: [testNumber(1)],
        buyers: [{ name: "West", number: testNumber(2), priority: 1, active: true }],
        created_at: expect.stringMatching(/\+00:00$/),
      },
    ],
    metadata: { root: "offers", total_count: 1, total_count_exact: true, next_cursor: 0 },
  });
});

test("schedules are listed with their trigger and their actions in order", async () => {
  const client = await apiClient();
  const offer = await setUp(client, "Solar");
  const { body } = await client.get("/schedules");
  expect(body).toMatchObject({
    schedules: [
      {
        name: "Solar",
        offer_id: offer.id,
        trigger: "no_answer",
        trigger_count: 2,
        trigger_statuses: [],
        actions: [{ kind: "block", reason: "spam", manual: false, wait_seconds: null }],
      },
    ],
    metadata: { root: "schedules", total_count: 1 },
  });
});

test("who may only dial sees the schedules without lead tokens and actions", async () => {
  const client = await apiClient();
  await setUp(client, "Solar");
  const dialer = await apiClient({ ctx: client.ctx, areas: [], actions: ["Call:dial"] });
  const { status, body } = await dialer.get("/schedules");
  expect(status).toBe(200);
  expect(body.schedules).toMatchObject([{ name: "Solar", active: true, trigger: "no_answer" }]);
  expect(body.schedules[0]).not.toHaveProperty("lead_token");
  expect(body.schedules[0]).not.toHaveProperty("actions");
  expect((await dialer.get("/schedules?columns=lead_token")).status).toBe(400);
});

describe.each(["offers", "schedules"] as const)("/%s", (root) => {
  test("needs setup_system", async () => {
    const { ctx } = await apiClient();
    const others = areas.filter((area) => area !== "setup_system");
    const client = await apiClient({ ctx, areas: others, actions: ["Call:read", "Contact:read"] });
    const { status, body } = await client.get(`/${root}`);
    expect([status, Object.keys(body.errors)]).toEqual([403, ["setup_system"]]);
  });

  test("comes in pages by cursor, with the columns asked for, or as the bare list", async () => {
    const client = await apiClient();
    for (const name of ["a", "b", "c"]) {
      await createOffer(client.ctx, { name, numbers: [], buyers: [] });
      await createSchedule(client.ctx, { name, when: { trigger: "manual" }, actions: [] });
    }
    const first = await client.get(`/${root}?per_page=2&columns=name&cursor=-1`);
    expect(first.body[root]).toEqual([{ name: "c" }, { name: "b" }]);
    const next = String(first.body.metadata.next_cursor);
    const second = await client.get(`/${root}?per_page=2&columns=name&root=false&cursor=${next}`);
    expect(second.body).toEqual([{ name: "a" }]);
    expect((await client.get(`/${root}?columns=secret`)).status).toBe(400);
    expect((await client.get(`/${root}?cursor=nonsense`)).status).toBe(400);
    expect((await client.get(`/${root}?per_page=0`)).status).toBe(422);
  });

  test("is read only", async () => {
    const client = await apiClient();
    expect((await client.post(`/${root}`)).status).toBe(405);
  });
});
