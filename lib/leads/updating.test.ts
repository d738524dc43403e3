import { testContext, unrestricted } from "@/lib/testing/context";
import { expect, test } from "vitest";
import { historyOf } from "@/lib/block-logs/entries";
import { contactById } from "@/lib/contacts/inner/finding";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import type { Permissions } from "@/lib/allow";
import { createLead } from "./creating";
import { readLead } from "./reading";
import { leadsOf, makeOffer, makeSchedule, runsOfSchedule } from "./testing/setting";
import { updateLead } from "./updating";

const callerId = "7193132645";
const only = (...names: string[]) => new Set(names) as unknown as Permissions;

async function aLead() {
  const ctx = await testContext();
  return { ctx, lead: await createLead(ctx, { callerId, firstName: "Jordan", data: { zip: "80202" } }) };
}

test("what is given is changed, what is given empty is erased, the rest stays", async () => {
  const { ctx, lead } = await aLead();
  const changed = await updateLead(ctx, {
    id: lead.uuid,
    firstName: "",
    lastName: "Park",
    data: { zip: "80203", roof: "tile" },
  });
  expect(changed).toMatchObject({
    id: lead.id,
    firstName: null,
    lastName: "Park",
    data: { zip: "80203", roof: "tile" },
  });
  expect(changed.updatedAt >= lead.updatedAt).toBe(true);
  expect(await readLead(ctx, { id: String(lead.id) })).toEqual(changed);
});

test("the same change twice changes nothing the second time", async () => {
  const { ctx, lead } = await aLead();
  const change = { id: lead.uuid, email: "j@example.com", data: { b: 1, a: [2] } };
  const once = await updateLead(ctx, change);
  expect(await updateLead(ctx, { ...change, data: { a: [2], b: 1 } })).toEqual(once);
});

test("a name that is learned later fills the contact's empty name", async () => {
  const ctx = await testContext();
  const lead = await createLead(ctx, { callerId });
  await updateLead(ctx, { id: lead.uuid, firstName: "Jordan" });
  await updateLead(ctx, { id: lead.uuid, firstName: "Sam" });
  expect((await contactById(ctx, lead.contactId)).name).toBe("Jordan");
});

test("a disposition starts the schedules that wait for it, in any case, once for each change", async () => {
  const { ctx, lead } = await aLead();
  const schedule = await makeSchedule(ctx, {
    trigger: "disposition",
    triggerDisposition: "Call back",
  });
  const first = await updateLead(ctx, { id: lead.uuid, disposition: " call  BACK " });
  expect(first.disposition).toBe("call BACK");
  await updateLead(ctx, { id: lead.uuid, disposition: "call BACK" });
  expect(await runsOfSchedule(ctx, schedule.id)).toMatchObject([{ leadId: lead.id }]);
  await updateLead(ctx, { id: lead.uuid, disposition: "Maybe" });
  expect((await updateLead(ctx, { id: lead.uuid, disposition: "" })).disposition).toBeNull();
  expect(await runsOfSchedule(ctx, schedule.id)).toHaveLength(1);
  await updateLead(ctx, { id: lead.uuid, disposition: "Call back" });
  expect(await runsOfSchedule(ctx, schedule.id)).toHaveLength(2);
});

test("what somebody else changed since a lead was opened is not written over", async () => {
  const { ctx, lead } = await aLead();
  const seen = lead.updatedAt;
  await updateLead(ctx, { id: lead.uuid, lastName: "Park", seen });
  await expect(updateLead(ctx, { id: lead.uuid, lastName: "Parker", seen })).rejects.toThrow(Conflict);
  expect((await readLead(ctx, { id: lead.uuid })).lastName).toBe("Park");
});

test("blocking and opting out through a lead name it, and twice equals once", async () => {
  const { ctx, lead } = await aLead();
  const change = {
    id: lead.uuid,
    blocked: true,
    optOut: true,
    reason: "dnc_request",
    note: "by mail",
  } as const;
  const once = await updateLead(ctx, change);
  expect(once).toMatchObject({ blockedAt: expect.any(Date), optedOutAt: expect.any(Date) });
  expect(await updateLead(ctx, change)).toEqual(once);
  const history = await historyOf(unrestricted(ctx), lead.contactId);
  expect(history).toHaveLength(3);
  expect(history).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: "block", source: "lead", leadId: lead.id, reason: "dnc_request" }),
      expect.objectContaining({ kind: "opt_out", source: "lead", leadId: lead.id, channel: "web" }),
      expect.objectContaining({ kind: "asked_again", source: "lead", leadId: lead.id }),
    ]),
  );
  const back = await updateLead(ctx, { id: lead.uuid, blocked: false, optOut: false });
  expect(back).toMatchObject({ blockedAt: null, optedOutAt: null });
});

test("a change that is refused in part does nothing at all", async () => {
  const { ctx, lead } = await aLead();
  await expect(
    updateLead(ctx, { id: lead.uuid, firstName: "Sam", blocked: true, offerId: 999_999 }),
  ).rejects.toThrow(Invalid);
  expect(await readLead(ctx, { id: lead.uuid })).toEqual(lead);
  expect(await historyOf(unrestricted(ctx), lead.contactId)).toEqual([]);
});

test("each part needs its own permission, and with nothing to change it is a reading", async () => {
  const { ctx, lead } = await aLead();
  const as = (...names: string[]) => ({ ...ctx, permissions: only(...names) });
  const { id } = { id: lead.uuid };
  await expect(
    updateLead(as("Lead:read", "Lead:block", "Contact:opt_out"), { id, firstName: "" }),
  ).rejects.toThrow(new Forbidden("Lead:write"));
  await expect(updateLead(as("Lead:write", "Contact:block"), { id, blocked: true })).rejects.toThrow(
    new Forbidden("Lead:block"),
  );
  await expect(updateLead(as("Lead:write"), { id, optOut: true })).rejects.toThrow(
    new Forbidden("Contact:opt_out"),
  );
  await expect(updateLead(as("Lead:write"), { id })).rejects.toThrow(new Forbidden("Lead:read"));
  expect(await updateLead(as("Lead:read"), { id })).toEqual(lead);
  expect((await updateLead(as("Lead:block"), { id, blocked: true })).blockedAt).not.toBeNull();
});

test("a lead keeps its number, in whatever spelling it is repeated", async () => {
  const { ctx, lead } = await aLead();
  expect(await updateLead(ctx, { id: lead.uuid, callerId: "+1 (719) 313-2645" })).toEqual(lead);
  await expect(updateLead(ctx, { id: lead.uuid, callerId: "7193132646" })).rejects.toThrow("caller_id");
});

test("another company's lead is not there", async () => {
  const { ctx, lead } = await aLead();
  const other = await testContext();
  for (const id of [lead.uuid, String(lead.id)]) {
    await expect(readLead(other, { id })).rejects.toThrow(NotFound);
    await expect(updateLead(other, { id, blocked: true, firstName: "x" })).rejects.toThrow(NotFound);
  }
  expect(await leadsOf(ctx)).toMatchObject([{ firstName: "Jordan" }]);
  expect(await historyOf(unrestricted(ctx), lead.contactId)).toEqual([]);
});

test("a lead can be moved to another offer or schedule of the company, and out of both", async () => {
  const { ctx, lead } = await aLead();
  const offer = await makeOffer(ctx);
  const schedule = await makeSchedule(ctx, { offerId: offer.id });
  expect(await updateLead(ctx, { id: lead.uuid, scheduleId: schedule.id })).toMatchObject({
    scheduleId: schedule.id,
    offerId: offer.id,
  });
  expect(await updateLead(ctx, { id: lead.uuid, scheduleId: null, offerId: null })).toMatchObject({
    scheduleId: null,
    offerId: null,
  });
});
