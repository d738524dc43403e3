import { expect, test } from "vitest";
import { modelActions } from "@/db/permissions";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { testNumber } from "@/lib/testing/context";
import { apiClient, type ApiClient } from "@/lib/web/testing/api-client";

/**
 * The server refuses documentation addresses, which are on no network. This address is public, and the test sends
 * nothing to it.
 */
const target_url = "https://8.8.8.8/hook";

const subscribe = async (client: ApiClient, json: object = {}) =>
  client.post("/subscriptions", { json: { target_url, event: "contact_blocked", ...json } });

const block = ({ ctx }: ApiClient, n: number) =>
  setBlocked(ctx, [testNumber(n)], { blocked: true, source: "api" });

test("a subscription is made as the reference makes one, read, listed and archived", async () => {
  const client = await apiClient();
  const form = await client.post("/subscriptions", {
    form: { target_url, event: "contact_blocked", trigger_fields: "" },
  });
  expect([form.status, form.body.metadata.root]).toEqual([201, "subscription"]);
  const { signing_secret, ...made } = form.body.subscription;
  expect(signing_secret).toMatch(/^whsec_/);
  expect(made).toMatchObject({
    type: "Subscription",
    event: "contact_blocked",
    target_url,
    trigger_fields: {},
    state: "active",
    access_token_id: client.token.id,
    waiting_count: 0,
  });
  await block(client, 1);
  const read = await client.get(`/subscriptions/${made.id}`);
  expect(read.body.subscription).toEqual({
    ...made,
    waiting_count: 1,
    waiting_since: expect.any(String),
  });
  const listed = await client.get("/subscriptions");
  expect(listed.body).toMatchObject({ subscriptions: [{ id: made.id }], metadata: { total_count: 1 } });
  expect(listed.text).not.toContain("whsec");
  const ended = await client.ask("DELETE", `/subscriptions/${made.id}`);
  expect([ended.status, ended.body.subscription.state]).toEqual([200, "archived"]);
  expect((await client.ask("DELETE", `/subscriptions/${made.id}`)).body).toEqual(ended.body);
  expect((await client.get("/subscriptions")).body.subscriptions).toEqual([]);
  expect((await client.post(`/subscriptions/${made.id}/resume`)).status).toBe(409);
});

test("its deliveries are listed; one that waits is not sent again, and can be skipped", async () => {
  const client = await apiClient();
  const { id } = (await subscribe(client)).body.subscription;
  await block(client, 1);
  await block(client, 2);
  const { body } = await client.get(`/subscriptions/${id}/deliveries?per_page=1`);
  expect(body).toMatchObject({
    deliveries: [{ type: "Delivery", state: "waiting", attempts: 0, next_try_at: null, delivered_at: null }],
    metadata: { total_count: 2, total_pages: 2 },
  });
  const next = await client.get(`/subscriptions/${id}/deliveries?cursor=${body.metadata.next_cursor}`);
  const [head] = next.body.deliveries;
  expect(head).toMatchObject({ state: "waiting", next_try_at: expect.any(String) });
  const address = `/subscriptions/${id}/deliveries/${head?.id}`;
  expect((await client.post(`${address}/resend`)).status).toBe(409);
  expect((await client.post(`${address}/skip`)).body.delivery.state).toBe("skipped");
  const again = await client.post(`${address}/resend`);
  expect(again.status).toBe(201);
  expect(again.body.delivery).toMatchObject({ webhook_id: head?.webhook_id, state: "waiting" });
  expect(again.body.delivery.id).not.toBe(head?.id);
});

test("it is paused and resumed; twice is once", async () => {
  const client = await apiClient();
  const { id } = (await subscribe(client)).body.subscription;
  for (const verb of ["pause", "pause"]) {
    const { subscription } = (await client.post(`/subscriptions/${id}/${verb}`)).body;
    expect(subscription).toMatchObject({ state: "paused", paused_why: "person" });
  }
  for (const verb of ["resume", "resume"]) {
    const { subscription } = (await client.post(`/subscriptions/${id}/${verb}`)).body;
    expect(subscription).toMatchObject({ state: "active", paused_why: null });
  }
});

test.each([
  [{ event: "new_call" }, "event"],
  [{ target_url: "https://10.0.0.1/" }, "target_url"],
  [{ target_url: "http://8.8.8.8/" }, "target_url"],
  [{ target_url: "" }, "target_url"],
  [{ target_url: undefined }, "target_url"],
  [{ trigger_fields: { schedule_id: 3 } }, "trigger_fields"],
])("%j is refused with 422, which names it", async (json, field) => {
  const { status, body } = await subscribe(await apiClient(), json);
  expect([status, Object.keys(body.errors)]).toEqual([422, [field]]);
});

const endpoints = [
  ["GET", ""],
  ["DELETE", ""],
  ["POST", "/pause"],
  ["POST", "/resume"],
  ["GET", "/deliveries"],
  ["POST", "/deliveries/:delivery/resend"],
  ["POST", "/deliveries/:delivery/skip"],
] as const;

test.each(endpoints)("another company's is as if it did not exist: %s %s", async (method, path) => {
  const [ours, theirs] = [await apiClient(), await apiClient()];
  const { id } = (await subscribe(theirs)).body.subscription;
  await block(theirs, 1);
  const [delivery] = (await theirs.get(`/subscriptions/${id}/deliveries`)).body.deliveries;
  const before = await theirs.get(`/subscriptions/${id}`);
  const its = path.replace(":delivery", String(delivery?.id));
  const missing = await ours.ask(method, `/subscriptions/999999999${its}`);
  const asked = await ours.ask(method, `/subscriptions/${id}${its}`);
  expect([asked.status, asked.text]).toEqual([404, missing.text]);
  expect((await theirs.get(`/subscriptions/${id}`)).body).toEqual(before.body);
});

test.each(["resend", "skip"])("nor is a delivery of another subscription ours to %s", async (verb) => {
  const client = await apiClient();
  const { id } = (await subscribe(client)).body.subscription;
  const other = (await subscribe(client, { event: "contact_unblocked" })).body.subscription;
  await block(client, 1);
  const [delivery] = (await client.get(`/subscriptions/${id}/deliveries`)).body.deliveries;
  const { status } = await client.post(`/subscriptions/${other.id}/deliveries/${delivery?.id}/${verb}`);
  expect(status).toBe(404);
});

test.each([...endpoints, ["POST", "new"], ["GET", "all"]] as const)(
  "without security it is refused with 403, which names it: %s %s",
  async (method, path) => {
    const owner = await apiClient();
    const { id } = (await subscribe(owner)).body.subscription;
    await block(owner, 1);
    const [delivery] = (await owner.get(`/subscriptions/${id}/deliveries`)).body.deliveries;
    const client = await apiClient({ ctx: owner.ctx, areas: [], actions: [...modelActions] });
    const address =
      path === "new" || path === "all" ? "" : `/${id}${path.replace(":delivery", String(delivery?.id))}`;
    const { status, body } = await client.ask(method, `/subscriptions${address}`, {
      json: path !== "new" ? undefined : { target_url, event: "contact_blocked" },
    });
    expect([status, Object.keys(body.errors)]).toEqual([403, ["security"]]);
  },
);
