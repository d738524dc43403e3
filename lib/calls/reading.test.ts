import { expect, test } from "vitest";
import { offers } from "@/db/schema/offers";
import { blockContact } from "@/lib/contacts/blocking";
import type { Context } from "@/lib/context";
import { Forbidden, NotFound } from "@/lib/errors";
import { noPermissions } from "@/lib/allow";
import { testContext, testNumber } from "@/lib/testing/context";
import { listCalls } from "./listing";
import { otherCalls, readCall } from "./reading";
import type { ListCalls } from "./schema";
import { aCall } from "./testing/calls";

const number = testNumber(1);

async function anOffer({ db, companyId }: Context) {
  const [offer] = await db
    .insert(offers)
    .values({ companyId, name: "Solar West", leadToken: `lt${companyId}` })
    .returning();
  return offer?.id ?? 0;
}

test("a call is read by its id and its uuid, with the names of what it names and how its number stands", async () => {
  const ctx = await testContext();
  const { userId, collaboratorId } = ctx.actor;
  const call = await aCall(ctx, number, { offerId: await anOffer(ctx), userId, collaboratorId });
  await blockContact(ctx, { callerId: number });
  const read = await readCall(ctx, String(call.id));
  expect(read).toMatchObject({
    id: call.id,
    offerName: "Solar West",
    blockedAt: expect.any(Date),
    optedOutAt: null,
    timeZone: "America/Denver",
    email: expect.stringContaining("@example.com"),
  });
  expect(await readCall(ctx, call.uuid)).toEqual(read);
});

test("a withheld call names nothing", async () => {
  const ctx = await testContext();
  const { id } = await aCall(ctx, null, { callerText: "anonymous" });
  expect(await readCall(ctx, String(id))).toMatchObject({
    callerId: null,
    callerText: "anonymous",
    blockedAt: null,
    offerName: null,
  });
});

test.each(["0", "x", "99999999999999999999", "1e3", "+17191231234"])("%s is no call", async (id) => {
  await expect(readCall(await testContext(), id)).rejects.toThrow(NotFound);
});

test("another company's call is not there, by id and by uuid", async () => {
  const call = await aCall(await testContext(), number);
  const ctx = await testContext();
  for (const id of [String(call.id), call.uuid]) await expect(readCall(ctx, id)).rejects.toThrow(NotFound);
  expect((await listCalls(ctx, {})).rows).toEqual([]);
});

test("reading and listing need Call:read", async () => {
  const ctx = await testContext();
  const call = await aCall(ctx, number);
  const nobody = { ...ctx, permissions: noPermissions };
  await expect(readCall(nobody, String(call.id))).rejects.toThrow(Forbidden);
  await expect(otherCalls(nobody, call)).rejects.toThrow(Forbidden);
  await expect(listCalls(nobody, {})).rejects.toThrow(Forbidden);
});

test("status, direction, number and offer narrow the list", async () => {
  const ctx = await testContext();
  const offerId = await anOffer(ctx);
  const answered = await aCall(ctx, number, { offerId });
  const missed = await aCall(ctx, testNumber(2), { direction: "outbound", status: "no-answer" });
  const ids = async (input: ListCalls) => (await listCalls(ctx, input)).rows.map((call) => call.id);
  expect(await ids({})).toEqual([missed.id, answered.id]);
  expect(await ids({ status: "no-answer" })).toEqual([missed.id]);
  expect(await ids({ direction: "inbound" })).toEqual([answered.id]);
  expect(await ids({ number: "(719) 555-0001" })).toEqual([answered.id]);
  expect(await ids({ offerId })).toEqual([answered.id]);
  expect(await ids({ offerId, status: "no-answer" })).toEqual([]);
  await expect(listCalls(ctx, { number: "abc" })).rejects.toThrow(/number/);
});

test("the stopped ones are those refused because of the person, in pages and within a search", async () => {
  const ctx = await testContext();
  const blocked = await aCall(ctx, number, { status: "blocked", refusalReason: "blocked" });
  await aCall(ctx, number, { status: "unavailable", refusalReason: "unavailable" });
  await aCall(ctx, number);
  const optedOut = await aCall(ctx, testNumber(2), { status: "opt-out", refusalReason: "opted_out" });
  const stopped = (input: ListCalls) => listCalls(ctx, { stopped: true, ...input });
  const ids = async (input: ListCalls) => (await stopped(input)).rows.map((call) => call.id);
  expect(await stopped({})).toMatchObject({ totalCount: 2, totalCountExact: true });
  expect(await ids({})).toEqual([optedOut.id, blocked.id]);
  const { next } = await stopped({ perPage: 1 });
  expect(await ids({ perPage: 1, cursor: next ?? "" })).toEqual([blocked.id]);
  expect(await ids({ fulltext: number })).toEqual([blocked.id]);
});

test("the other calls of a number are its own, newest first, without the call itself", async () => {
  const ctx = await testContext();
  const first = await aCall(ctx, number);
  const second = await aCall(ctx, number);
  const third = await aCall(ctx, number);
  const withheld = await aCall(ctx, null);
  await aCall(ctx, testNumber(2));
  expect((await otherCalls(ctx, second)).map((call) => call.id)).toEqual([third.id, first.id]);
  expect(await otherCalls(ctx, withheld)).toEqual([]);
});
