import { expect, test } from "vitest";
import { makeCall, makeLead } from "@/lib/schedules/testing/schedules";
import { testNumber } from "@/lib/testing/context";
import { apiClient } from "@/lib/web/testing/api-client";

const number = testNumber(1);

test("caller_block and caller_unblock take the number's own call or lead, and the log names it", async () => {
  const client = await apiClient();
  const call = await makeCall(client.ctx, number);
  const lead = await makeLead(client.ctx, number);
  const blocked = await client.post(`/contacts/${number}/caller_block?call_id=${call.id}&reason=spam`);
  expect(blocked).toMatchObject({ status: 200, body: { contact: { number, blocked: true } } });
  const unblocked = await client.post(`/contacts/${number}/caller_unblock`, { json: { lead_id: lead.id } });
  expect(unblocked).toMatchObject({ status: 200, body: { contact: { blocked: false } } });
  const { body } = await client.get(`/contacts/${number}/block_logs`);
  expect(body.block_logs).toMatchObject([
    { action: "unblock", source: "api", lead_id: lead.id, call_id: null },
    { action: "block", source: "api", call_id: call.id, lead_id: null, reason: "spam" },
  ]);
});

test("a call or lead of another number, of nobody's or of another company is refused by name, and blocks nothing", async () => {
  const [client, other] = await Promise.all([apiClient(), apiClient()]);
  const theirs = { call: await makeCall(other.ctx, number), lead: await makeLead(other.ctx, number) };
  const anothers = {
    call: await makeCall(client.ctx, testNumber(2)),
    lead: await makeLead(client.ctx, testNumber(2)),
  };
  const withheld = await makeCall(client.ctx, null);
  for (const json of [
    { call_id: theirs.call.id },
    { call_id: anothers.call.id },
    { call_id: withheld.id },
    { call_id: 987_654_321 },
  ])
    expect(await client.post(`/contacts/${number}/caller_block`, { json })).toMatchObject({
      status: 422,
      body: { errors: { call_id: ["is not a call of this number"] } },
    });
  for (const json of [{ lead_id: theirs.lead.id }, { lead_id: anothers.lead.id }])
    expect(await client.post(`/contacts/${number}/caller_block`, { json })).toMatchObject({
      status: 422,
      body: { errors: { lead_id: ["is not a lead of this number"] } },
    });
  expect((await client.get(`/contacts/${number}`)).status).toBe(404);
  expect((await client.get("/contacts/suppression_list")).body.contacts).toEqual([]);
});
