import { expect, test } from "vitest";
import { blockContact } from "@/lib/contacts/blocking";
import { Forbidden } from "@/lib/errors";
import { noPermissions } from "@/lib/allow";
import { testContext, testNumber } from "@/lib/testing/context";
import { createLead } from "./creating";
import { listLeads } from "./listing";
import { statusOf } from "./presenting";
import { makeOffer, makeSchedule } from "./testing/setting";
import { updateLead } from "./updating";

const numbers = (page: { rows: { callerId: string }[] }) => page.rows.map((lead) => lead.callerId);

test("leads come newest first, in pages, and are counted", async () => {
  const ctx = await testContext();
  for (let n = 0; n < 5; n++) await createLead(ctx, { callerId: testNumber(n) });
  const first = await listLeads(ctx, { perPage: 2 });
  expect(numbers(first)).toEqual([testNumber(4), testNumber(3)]);
  expect(first).toMatchObject({ totalCount: 5, totalCountExact: true });
  const second = await listLeads(ctx, { perPage: 2, cursor: first.next ?? "" });
  expect(numbers(second)).toEqual([testNumber(2), testNumber(1)]);
  expect(numbers(await listLeads(ctx, { orderDir: "asc", perPage: 1 }))).toEqual([testNumber(0)]);
});

test.each(["+17195550001", "(719) 555-0001", "1719555", "550001"])(
  "a lead is found by its number as %s",
  async (fulltext) => {
    const ctx = await testContext();
    await createLead(ctx, { callerId: testNumber(1) });
    await createLead(ctx, { callerId: "+442079460958" });
    expect(numbers(await listLeads(ctx, { fulltext }))).toEqual([testNumber(1)]);
  },
);

test("leads are narrowed by offer, schedule and disposition", async () => {
  const ctx = await testContext();
  const [offer, schedule] = [await makeOffer(ctx), await makeSchedule(ctx)];
  await createLead(ctx, { callerId: testNumber(1), offerId: offer.id });
  await createLead(ctx, { callerId: testNumber(2), scheduleId: schedule.id });
  const { uuid } = await createLead(ctx, { callerId: testNumber(3) });
  await updateLead(ctx, { id: uuid, disposition: "Interested" });
  expect(numbers(await listLeads(ctx, { offerId: offer.id }))).toEqual([testNumber(1)]);
  expect(numbers(await listLeads(ctx, { scheduleId: schedule.id }))).toEqual([testNumber(2)]);
  expect(numbers(await listLeads(ctx, { disposition: "Interested" }))).toEqual([testNumber(3)]);
});

test("each lead is shown as its number stands now: blocked first, then opted out, scheduled, open", async () => {
  const ctx = await testContext();
  const schedule = await makeSchedule(ctx);
  await createLead(ctx, { callerId: testNumber(1) });
  await createLead(ctx, { callerId: testNumber(2), scheduleId: schedule.id });
  await createLead(ctx, { callerId: testNumber(3), scheduleId: schedule.id, optOut: true });
  await createLead(ctx, { callerId: testNumber(4), optOut: true });
  await blockContact(ctx, { callerId: testNumber(4) });
  const { rows } = await listLeads(ctx, { orderDir: "asc" });
  expect(rows.map(statusOf)).toEqual(["open", "scheduled", "opt_out", "blocked"]);
});

test("another company's leads are not in the list, and without Lead:read there is none", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  await createLead(ctx, { callerId: testNumber(1) });
  expect(await listLeads(other, {})).toMatchObject({ rows: [], totalCount: 0 });
  expect((await listLeads(other, { fulltext: testNumber(1) })).rows).toEqual([]);
  await expect(listLeads({ ...ctx, permissions: noPermissions }, {})).rejects.toThrow(
    new Forbidden("Lead:read"),
  );
});
