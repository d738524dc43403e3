import { testContext, testNumber, unrestricted } from "@/lib/testing/context";
import { expect, test } from "vitest";
import { historyOf } from "@/lib/block-logs/entries";
import { contactById, contactOfNumber } from "@/lib/contacts/inner/finding";
import { blockContact } from "@/lib/contacts/blocking";
import { Forbidden, Invalid } from "@/lib/errors";
import type { Permissions } from "@/lib/allow";
import { actorColumns } from "@/lib/context";
import { createLead } from "./creating";
import { leadsOf, makeOffer, makeSchedule, runsOfSchedule } from "./testing/setting";

const callerId = "(719) 313-2645";
const only = (...names: string[]) => new Set(names) as unknown as Permissions;

test("a lead keeps what is known of the person, who made it and from where, and makes the contact with its name", async () => {
  const ctx = await testContext();
  const offer = await makeOffer(ctx);
  const lead = await createLead(ctx, {
    callerId,
    firstName: " Jordan ",
    lastName: "P.",
    email: "jordan@example.com",
    externalRecordId: "crm-1",
    data: { zip: "80202", tags: ["solar"] },
    offerId: offer.id,
  });
  expect(lead).toMatchObject({
    callerId: "+17193132645",
    firstName: "Jordan",
    lastName: "P.",
    email: "jordan@example.com",
    externalRecordId: "crm-1",
    data: { zip: "80202", tags: ["solar"] },
    offerId: offer.id,
    scheduleId: null,
    ...actorColumns(ctx.actor),
    accessTokenId: null,
    remoteIp: "203.0.113.9",
    blockedAt: null,
    optedOutAt: null,
  });
  expect(await contactById(ctx, lead.contactId)).toMatchObject({
    number: "+17193132645",
    name: "Jordan P.",
    blocked: false,
  });
});

test("one number may have many leads, which share its contact and leave its name as it is", async () => {
  const ctx = await testContext();
  const first = await createLead(ctx, { callerId, firstName: "Jordan" });
  const second = await createLead(ctx, { callerId: "+17193132645", firstName: "Sam" });
  expect(second.contactId).toBe(first.contactId);
  expect(second.id).not.toBe(first.id);
  expect((await contactById(ctx, first.contactId)).name).toBe("Jordan");
});

test("leads of one number made at the same time make one contact", async () => {
  const ctx = await testContext();
  const made = await Promise.all(Array.from({ length: 8 }, () => createLead(ctx, { callerId })));
  expect(new Set(made.map((lead) => lead.contactId)).size).toBe(1);
  expect(await leadsOf(ctx)).toHaveLength(8);
});

test("without Lead:write nothing is made, not even the contact", async () => {
  const ctx = await testContext({ permissions: only("Lead:read", "Lead:block") });
  await expect(createLead(ctx, { callerId })).rejects.toThrow(new Forbidden("Lead:write"));
  expect(await leadsOf(ctx)).toEqual([]);
});

test("a new lead may block its number only with Lead:block, and opt it out only with Contact:opt_out", async () => {
  const ctx = await testContext({ permissions: only("Lead:write") });
  await expect(createLead(ctx, { callerId, blocked: true })).rejects.toThrow(new Forbidden("Lead:block"));
  await expect(createLead(ctx, { callerId, optOut: true })).rejects.toThrow(new Forbidden("Contact:opt_out"));
  expect(await leadsOf(ctx)).toEqual([]);
});

test("a new lead that blocks its number is named in the log", async () => {
  const ctx = await testContext();
  const lead = await createLead(ctx, { callerId, blocked: true, reason: "litigator" });
  expect(lead.blockedAt).toEqual(expect.any(Date));
  expect(await historyOf(unrestricted(ctx), lead.contactId)).toMatchObject([
    { kind: "block", source: "lead", leadId: lead.id, reason: "litigator" },
  ]);
});

test("the lead of a blocked number is kept, and unblocks nothing", async () => {
  const ctx = await testContext();
  const contact = await blockContact(ctx, { callerId });
  const lead = await createLead(ctx, { callerId });
  expect(lead).toMatchObject({ contactId: contact.id, blockedAt: contact.blockedAt });
  expect(await historyOf(unrestricted(ctx), contact.id)).toHaveLength(1);
});

test.each([
  ["a caller_id too short", { callerId: "12345" }, "caller_id"],
  ["an emergency number", { callerId: "911" }, "caller_id"],
  ["an email that is none", { callerId, email: "nobody" }, "email"],
  ["a name too long", { callerId, firstName: "x".repeat(101) }, "firstName"],
  ["a name with a zero byte", { callerId, lastName: "a\0b" }, "lastName"],
  ["data beyond 64 KB", { callerId, data: { much: "x".repeat(65_536) } }, "data"],
  ["data with half a character", { callerId, data: { "\ud800": 1 } }, "data"],
  ["data too deep", { callerId, data: { deep: [[[[[[[[[[1]]]]]]]]]] } }, "data"],
  ["an offer that is no id", { callerId, offerId: 0 }, "offerId"],
])("%s is refused, and nothing is made", async (_, input, field) => {
  const ctx = await testContext();
  await expect(createLead(ctx, input)).rejects.toThrow(field);
  expect(await leadsOf(ctx)).toEqual([]);
  expect(await contactOfNumber(ctx, testNumber(1))).toBeNull();
});

test("another company's offer or schedule is not known", async () => {
  const [ours, theirs] = [await testContext(), await testContext()];
  const [offer, schedule] = [await makeOffer(theirs), await makeSchedule(theirs)];
  for (const place of [
    { offerId: offer.id },
    { scheduleId: schedule.id },
    { leadToken: offer.leadToken },
    { leadToken: schedule.leadToken },
  ]) {
    await expect(createLead(ours, { callerId, ...place })).rejects.toThrow(Invalid);
  }
  expect(await leadsOf(ours)).toEqual([]);
  expect(await leadsOf(theirs)).toEqual([]);
});

test("a lead of a schedule is of the schedule's offer, unless another is named", async () => {
  const ctx = await testContext();
  const [solar, roofs] = [await makeOffer(ctx), await makeOffer(ctx, { name: "Roofs" })];
  const schedule = await makeSchedule(ctx, { offerId: solar.id });
  expect(await createLead(ctx, { callerId, leadToken: schedule.leadToken })).toMatchObject({
    scheduleId: schedule.id,
    offerId: solar.id,
  });
  expect(await createLead(ctx, { callerId, scheduleId: schedule.id, offerId: roofs.id })).toMatchObject({
    offerId: roofs.id,
  });
});

test("a new lead starts the schedules that wait for leads, of its own company only", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  const waiting = await makeSchedule(ctx, { trigger: "lead_created" });
  const theirs = await makeSchedule(other, { trigger: "lead_created" });
  const lead = await createLead(ctx, { callerId });
  expect(await runsOfSchedule(ctx, waiting.id)).toMatchObject([
    { leadId: lead.id, contactId: lead.contactId },
  ]);
  expect(await runsOfSchedule(other, theirs.id)).toEqual([]);
});
