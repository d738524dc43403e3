import { testContext, unrestricted } from "@/lib/testing/context";
import { expect, test } from "vitest";
import { historyOf } from "@/lib/block-logs/entries";
import { contactById } from "@/lib/contacts/inner/finding";
import { blockContact } from "@/lib/contacts/blocking";
import { Invalid, Unauthenticated } from "@/lib/errors";
import { createLead } from "./creating";
import { takeLead } from "./taking";
import { leadsOf, makeOffer, makeSchedule, runsOfSchedule } from "./testing/setting";
import { leadTokenContext } from "./tokens";

const callerId = "7193132645";
const PEER = "198.51.100.23";

async function anOffer() {
  const ctx = await testContext();
  const offer = await makeOffer(ctx);
  return { ctx, offer, token: await leadTokenContext(offer.leadToken, PEER) };
}

test("a token makes the lead of its offer, of nobody and from the peer, and does not name the contact", async () => {
  const { ctx, offer, token } = await anOffer();
  const waiting = await makeSchedule(ctx, { trigger: "lead_created" });
  const taken = await takeLead(token, { callerId, firstName: "Jordan", data: { zip: "80202" } });
  const [lead, ...more] = await leadsOf(ctx);
  expect(more).toEqual([]);
  expect(lead).toMatchObject({
    uuid: taken.uuid,
    callerId: "+17193132645",
    firstName: "Jordan",
    data: { zip: "80202" },
    offerId: offer.id,
    scheduleId: null,
    userId: null,
    collaboratorId: null,
    accessTokenId: null,
    remoteIp: PEER,
  });
  expect(taken).toEqual({
    uuid: lead?.uuid,
    callerId: "+17193132645",
    offerId: offer.id,
    scheduleId: null,
  });
  expect(await contactById(ctx, lead?.contactId ?? 0)).toMatchObject({ name: null, blocked: false });
  expect(await runsOfSchedule(ctx, waiting.id)).toHaveLength(1);
});

test("posts of one number at the same time make one lead, and start its schedules once", async () => {
  const { ctx, token } = await anOffer();
  const waiting = await makeSchedule(ctx, { trigger: "lead_created" });
  const taken = await Promise.all(
    Array.from({ length: 12 }, (_, n) => takeLead(token, { callerId, data: { [`field${n}`]: n } })),
  );
  expect(new Set(taken.map(({ uuid }) => uuid)).size).toBe(1);
  const [lead, ...more] = await leadsOf(ctx);
  expect(more).toEqual([]);
  expect(Object.keys(lead?.data ?? {})).toHaveLength(12);
  expect(await runsOfSchedule(ctx, waiting.id)).toHaveLength(1);
});

test("a later post adds what is new, and what is empty erases nothing", async () => {
  const { ctx, token } = await anOffer();
  await takeLead(token, {
    callerId,
    firstName: "Jordan",
    email: "j@example.com",
    data: { zip: "80202", roof: "tile" },
  });
  await takeLead(token, {
    callerId,
    firstName: "",
    lastName: "Park",
    data: { zip: "", roof: null, sun: "yes" },
  });
  expect(await leadsOf(ctx)).toMatchObject([
    {
      firstName: "Jordan",
      lastName: "Park",
      email: "j@example.com",
      data: { zip: "80202", roof: "tile", sun: "yes" },
    },
  ]);
});

test("the same post twice changes nothing the second time", async () => {
  const { ctx, token } = await anOffer();
  await takeLead(token, { callerId, firstName: "Jordan" });
  const once = await leadsOf(ctx);
  await takeLead(token, { callerId, firstName: "Jordan" });
  expect(await leadsOf(ctx)).toEqual(once);
});

test("a token reaches the leads of its own offer or schedule only", async () => {
  const { ctx, offer, token } = await anOffer();
  const schedule = await makeSchedule(ctx, { offerId: offer.id });
  const bare = await createLead(ctx, { callerId });
  const scheduled = await takeLead(await leadTokenContext(schedule.leadToken), {
    callerId,
    firstName: "Sam",
  });
  const offered = await takeLead(token, { callerId, firstName: "Jo" });
  expect(new Set([bare.uuid, scheduled.uuid, offered.uuid]).size).toBe(3);
  expect(await leadsOf(ctx)).toMatchObject([
    { firstName: null, offerId: null, scheduleId: null },
    { firstName: "Sam", offerId: offer.id, scheduleId: schedule.id },
    { firstName: "Jo", offerId: offer.id, scheduleId: null },
  ]);
});

test("the lead of a blocked number is kept, unblocks nothing, and the answer tells nothing of it", async () => {
  const { ctx, token } = await anOffer();
  const free = await takeLead(token, { callerId: "7193132646" });
  const contact = await blockContact(ctx, { callerId });
  const taken = await takeLead(token, { callerId });
  expect(Object.keys(taken)).toEqual(Object.keys(free));
  expect((await contactById(ctx, contact.id)).blockedAt).toEqual(contact.blockedAt);
  expect(await historyOf(unrestricted(ctx), contact.id)).toHaveLength(1);
});

test("data that would outgrow 64 KB is refused, and what was there stays", async () => {
  const { ctx, token } = await anOffer();
  await takeLead(token, { callerId, data: { one: "x".repeat(40_000) } });
  const before = await leadsOf(ctx);
  await expect(takeLead(token, { callerId, data: { two: "x".repeat(40_000) } })).rejects.toThrow(Invalid);
  expect(await leadsOf(ctx)).toEqual(before);
});

test("a token that nothing has is nobody; one of an inactive offer or schedule takes no leads", async () => {
  const ctx = await testContext();
  const [offer, schedule] = [
    await makeOffer(ctx, { active: false }),
    await makeSchedule(ctx, { active: false }),
  ];
  for (const token of ["", "x", undefined, null, 5, ["a"], {}]) {
    await expect(leadTokenContext(token)).rejects.toThrow(Unauthenticated);
  }
  await expect(leadTokenContext(offer.leadToken)).rejects.toThrow(Invalid);
  await expect(leadTokenContext(schedule.leadToken)).rejects.toThrow(Invalid);
});
