import { describe, expect, test } from "vitest";
import { areas, modelActions } from "@/db/permissions";
import { createOffer } from "@/lib/offers/setting-up";
import { createSchedule } from "@/lib/schedules/setting-up";
import { testNumber } from "@/lib/testing/context";
import { apiClient, type ApiClient } from "@/lib/web/testing/api-client";

/** Every endpoint about a contact, with the request and the permission that it needs. */
const endpoints = [
  ["POST", "/contacts/:id/caller_block", "Contact:block"],
  ["POST", "/contacts/:id/caller_unblock", "Contact:unblock"],
  ["GET", "/contacts/:id", "Contact:read"],
  ["PUT", "/contacts/:id?blocked=1", "Contact:block"],
  ["PUT", "/contacts/:id?blocked=0", "Contact:unblock"],
  ["PUT", "/contacts/:id?opt_out=1", "Contact:opt_out"],
  ["PUT", "/contacts/:id?opt_out=0", "Contact:opt_out"],
  ["PUT", "/contacts/:id", "Contact:read"],
  ["GET", "/contacts/:id/block_logs", "Contact:read"],
  ["GET", "/contacts/:id/check", "Contact:check"],
  ["GET", "/contacts/suppression_list", "Contact:read"],
  ["POST", "/contacts/bulk_block?numbers=:id", "Contact:block"],
  ["POST", "/contacts/bulk_unblock?numbers=:id", "Contact:unblock"],
  ["POST", "/contacts/scrub?numbers=:id", "Contact:check"],
  ["GET", "/block_logs", "Contact:read"],
] as const;

describe("without its permission it is refused with 403, which names it", () => {
  test.each(endpoints)("%s %s", async (method, address, permission) => {
    const owner = await apiClient();
    await owner.post(`/contacts/${testNumber(1)}/caller_block`);
    const actions = modelActions.filter((action) => action !== permission);
    const client = await apiClient({ ctx: owner.ctx, actions });
    const { status, body } = await client.ask(method, address.replace(":id", testNumber(1)));
    expect(status).toBe(403);
    expect(Object.keys(body.errors)).toEqual([permission]);
    expect((await owner.get(`/contacts/${testNumber(1)}`)).body.contact).toMatchObject({
      blocked: true,
      opt_out: false,
    });
  });
});

describe("another company's contact is as if it did not exist", () => {
  test.each(endpoints.filter(([, address]) => address.startsWith("/contacts/:id")))(
    "%s %s",
    async (method, address) => {
      const [ours, theirs] = [await apiClient(), await apiClient()];
      const { body } = await theirs.post(`/contacts/${testNumber(1)}/caller_block`);
      const before = await theirs.get(`/contacts/${testNumber(1)}`);
      const asked = await ours.ask(method, address.replace(":id", String(body.contact.id)));
      const missing = await ours.ask(method, address.replace(":id", "999999998"));
      expect({ ...asked, headers: null }).toEqual({ ...missing, headers: null });
      // A check takes an id for a caller without a number.
      expect(address.endsWith("/check") ? [200] : [404, 422]).toContain(asked.status);
      expect((await theirs.get(`/contacts/${testNumber(1)}`)).body).toEqual(before.body);
      expect((await theirs.get("/block_logs")).body.metadata.total_count).toBe(1);
    },
  );

  test("by its number, in lists, searches and filters", async () => {
    const [ours, theirs] = [await apiClient(), await apiClient()];
    await theirs.post(`/contacts/${testNumber(1)}/caller_block`);
    const number = testNumber(1);
    expect((await ours.get(`/contacts/${number}`)).status).toBe(404);
    expect((await ours.get(`/contacts/${number}/block_logs`)).status).toBe(404);
    expect((await ours.get(`/contacts/${number}/check`)).body.check.allowed).toBe(true);
    for (const query of ["", `?fulltext=${number}`]) {
      expect((await ours.get(`/contacts/suppression_list${query}`)).body.contacts).toEqual([]);
    }
    for (const query of ["", `?number=${number}`, `?access_token_id=${theirs.token.id}`]) {
      expect((await ours.get(`/block_logs${query}`)).body.block_logs).toEqual([]);
    }
    expect((await ours.post(`/contacts/${number}/caller_unblock`)).body.contact.blocked).toBe(false);
    expect((await theirs.get(`/contacts/${number}`)).body.contact.blocked).toBe(true);
  });
});

/** Every request about a lead, with the permission that it needs. */
const leadEndpoints = [
  ["GET", "/leads/:id", "Lead:read"],
  ["PUT", "/leads/:id", "Lead:read"],
  ["PUT", "/leads/:id?first_name=Eve", "Lead:write"],
  ["PUT", "/leads/:id?blocked=1", "Lead:block"],
  ["PUT", "/leads/:id?opt_out=1", "Contact:opt_out"],
  ["GET", "/leads", "Lead:read"],
  ["POST", `/leads?caller_id=${testNumber(2)}`, "Lead:write"],
  ["POST", `/leads?caller_id=${testNumber(2)}&blocked=1`, "Lead:block"],
  ["POST", `/leads?caller_id=${testNumber(2)}&opt_out=0`, "Contact:opt_out"],
] as const;

describe("a lead without the permission is refused with 403, which names it, and stays as it is", () => {
  test.each(leadEndpoints)("%s %s", async (method, address, permission) => {
    const owner = await apiClient();
    const { lead } = (await owner.post(`/leads?caller_id=${testNumber(1)}&first_name=Jordan`)).body;
    const actions = modelActions.filter((action) => action !== permission);
    const client = await apiClient({ ctx: owner.ctx, actions });
    const { status, body } = await client.ask(method, address.replace(":id", String(lead.uuid)));
    expect([status, Object.keys(body.errors)]).toEqual([403, [permission]]);
    expect((await owner.get("/leads")).body.leads).toEqual([lead]);
  });
});

describe("another company's lead is as if it did not exist", () => {
  test.each(leadEndpoints.filter(([, address]) => address.startsWith("/leads/:id")))(
    "%s %s",
    async (method, address) => {
      const [ours, theirs] = [await apiClient(), await apiClient()];
      const { lead } = (await theirs.post(`/leads?caller_id=${testNumber(1)}`)).body;
      const missing = await ours.ask(method, address.replace(":id", "00000000-0000-4000-8000-000000000000"));
      for (const key of [lead.uuid, lead.id]) {
        const asked = await ours.ask(method, address.replace(":id", String(key)));
        expect([asked.status, asked.text]).toEqual([404, missing.text]);
      }
      expect((await ours.get(`/leads?fulltext=${testNumber(1)}`)).body.leads).toEqual([]);
      expect((await theirs.get("/leads")).body.leads).toEqual([lead]);
      expect((await theirs.get("/block_logs")).body.block_logs).toEqual([]);
    },
  );
});

describe.each(["offers", "schedules"] as const)("%s", (root) => {
  async function setUp({ ctx }: ApiClient) {
    await createOffer(ctx, { name: "Solar", numbers: [testNumber(1)], buyers: [] });
    await createSchedule(ctx, { name: "Solar", when: { trigger: "manual" }, actions: [] });
  }

  test("without setup_system, and the right to dial, are refused with 403", async () => {
    const owner = await apiClient();
    await setUp(owner);
    const client = await apiClient({
      ctx: owner.ctx,
      areas: areas.filter((area) => area !== "setup_system"),
      actions: modelActions.filter((action) => action !== "Call:dial"),
    });
    const { status, body } = await client.get(`/${root}`);
    expect([status, Object.keys(body.errors)]).toEqual([403, ["setup_system"]]);
    expect(body[root]).toBeUndefined();
  });

  test("of another company are in no list of ours, and its numbers are free to us", async () => {
    const [ours, theirs] = [await apiClient(), await apiClient()];
    await setUp(theirs);
    expect((await ours.get(`/${root}`)).body).toMatchObject({ [root]: [], metadata: { total_count: 0 } });
    await setUp(ours);
    expect((await ours.get(`/${root}`)).body[root]).toHaveLength(1);
    expect((await theirs.get(`/${root}`)).body[root]).toHaveLength(1);
  });
});
