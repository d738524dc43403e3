import { allPermissions } from "@/lib/allow";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { buyers } from "@/db/schema/offers";
import { blockContact } from "@/lib/contacts/blocking";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { listOffers } from "./listing";
import { readOffer } from "./reading";
import type { CreateOffer, WholeOffer } from "./schema";
import { createOffer, renewOfferToken, switchOffer, updateOffer } from "./setting-up";

const buyer = { name: "Solar West", number: testNumber(9), priority: 1, active: true };
const values: CreateOffer = { name: "Solar", numbers: [testNumber(1)], buyers: [buyer] };
const withoutRight = () =>
  testContext({ permissions: new Set([...allPermissions].filter((each) => each !== "setup_system")) });

async function made(ctx: Context, input = values): Promise<WholeOffer> {
  const { id } = await createOffer(ctx, input);
  return readOffer(ctx, id);
}

/** The offer as its form would send it back. */
const asSeen = ({ id, name, active, updatedAt, numbers, buyers }: WholeOffer) => ({
  id,
  name,
  active,
  updatedAt,
  numbers,
  buyers: buyers.map(({ id, name, number, priority, active }) => ({ id, name, number, priority, active })),
});

test("an offer is made with its numbers in any spelling, its buyers in their order and a lead token of its own", async () => {
  const ctx = await testContext();
  const offer = await made(ctx, {
    name: " Solar ",
    numbers: ["(719) 555-0001", "17195550001", "+44 20 7946 0000"],
    buyers: [
      { ...buyer, name: "second", priority: 2 },
      { ...buyer, name: "first", number: "719-555-0009" },
    ],
  });
  expect(offer).toMatchObject({ name: "Solar", active: true, numbers: ["+17195550001", "+442079460000"] });
  expect(offer.buyers.map(({ name, number }) => [name, number])).toEqual([
    ["first", "+17195550009"],
    ["second", testNumber(9)],
  ]);
  expect(offer.leadToken).toMatch(/^tdlead[0-9a-f]{48}$/);
  expect((await made(ctx, { ...values, numbers: [] })).leadToken).not.toBe(offer.leadToken);
});

test("a change holds for the whole offer: numbers given up are free, buyers left out are archived and kept", async () => {
  const ctx = await testContext();
  const offer = await made(ctx, { ...values, numbers: [testNumber(1), testNumber(2)] });
  const added = { ...buyer, name: "Sun East", priority: 2 };
  await updateOffer(ctx, { ...asSeen(offer), name: "Sun", numbers: [testNumber(2)], buyers: [added] });
  const now = await readOffer(ctx, offer.id);
  expect(now).toMatchObject({ name: "Sun", numbers: [testNumber(2)], buyers: [{ name: "Sun East" }] });
  const rows = await db.select().from(buyers).where(eq(buyers.companyId, ctx.companyId));
  expect(rows.find(({ name }) => name === "Solar West")?.archivedAt).toBeInstanceOf(Date);
  await expect(made(ctx, values)).resolves.toMatchObject({ numbers: [testNumber(1)] });
});

test("a buyer who stays keeps his id, changed or not", async () => {
  const ctx = await testContext();
  const offer = await made(ctx, { ...values, buyers: [buyer, { ...buyer, name: "Sun East", priority: 2 }] });
  const [west, east] = asSeen(offer).buyers;
  if (!west || !east) throw new Error("no buyers");
  await updateOffer(ctx, { ...asSeen(offer), buyers: [{ ...west, active: false, priority: 7 }, east] });
  const now = await readOffer(ctx, offer.id);
  expect(now.buyers).toEqual([
    offer.buyers[1],
    { ...offer.buyers[0], active: false, priority: 7, updatedAt: expect.any(Date) },
  ]);
});

test("a number that another offer owns is refused by that offer's name, and nothing is changed", async () => {
  const ctx = await testContext();
  const [solar, roofs] = [await made(ctx), await made(ctx, { ...values, name: "Roofs", numbers: [] })];
  const taking = { ...asSeen(roofs), name: "Walls", numbers: [testNumber(1)] };
  await expect(updateOffer(ctx, taking)).rejects.toMatchObject({
    status: 422,
    errors: { numbers: [expect.stringContaining(`${testNumber(1)} belongs to the offer “Solar”`)] },
  });
  await expect(createOffer(ctx, values)).rejects.toMatchObject({ status: 422 });
  expect(await readOffer(ctx, roofs.id)).toEqual(roofs);
  expect(await readOffer(ctx, solar.id)).toEqual(solar);
  expect((await listOffers(ctx, {})).rows.map(({ name }) => name)).toEqual(["Roofs", "Solar"]);
});

test("of offers that take one number at once just one gets it", async () => {
  const ctx = await testContext();
  const tries = await Promise.allSettled(
    Array.from({ length: 6 }, (_, n) => createOffer(ctx, { ...values, name: `Offer ${n}` })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const refused of tries.filter((one) => one.status === "rejected"))
    expect(refused.reason).toMatchObject({ status: 422, errors: { numbers: [expect.any(String)] } });
  expect((await listOffers(ctx, {})).rows).toHaveLength(1);
});

test("two companies may have the same number", async () => {
  const [one, other] = [await testContext(), await testContext()];
  await made(one);
  await expect(made(other)).resolves.toMatchObject({ numbers: [testNumber(1)] });
});

test("what is no number is refused beside its field, all at once", async () => {
  const ctx = await testContext();
  const bad = { name: "Solar", numbers: ["12", "911", testNumber(1)], buyers: [{ ...buyer, number: "abc" }] };
  await expect(createOffer(ctx, bad)).rejects.toMatchObject({
    status: 422,
    errors: {
      numbers: [expect.stringContaining("“12”"), expect.stringContaining("“911”")],
      "buyers.0.number": [expect.any(String)],
    },
  });
  await expect(createOffer(ctx, { ...values, name: " " })).rejects.toMatchObject({
    issues: [{ path: ["name"] }],
  });
  await expect(createOffer(ctx, { ...values, buyers: [{ ...buyer, priority: 0 }] })).rejects.toMatchObject({
    issues: [{ path: ["buyers", 0, "priority"] }],
  });
  expect((await listOffers(ctx, {})).rows).toEqual([]);
});

test("a number on the Blacklist becomes nobody's buyer; a buyer who has it already stays", async () => {
  const ctx = await testContext();
  const offer = await made(ctx);
  await blockContact(ctx, { callerId: buyer.number });
  const again = { ...asSeen(offer), buyers: [...asSeen(offer).buyers, { ...buyer, name: "again" }] };
  await expect(updateOffer(ctx, again)).rejects.toMatchObject({
    errors: { "buyers.1.number": [expect.stringContaining("Blacklist")] },
  });
  await expect(updateOffer(ctx, { ...asSeen(offer), name: "Sun" })).resolves.toMatchObject({ name: "Sun" });
});

test("of two people who edit at once the second is told, and overwrites nothing", async () => {
  const ctx = await testContext();
  const seen = asSeen(await made(ctx));
  const tries = await Promise.allSettled(
    ["one", "two", "three", "four"].map((name) => updateOffer(ctx, { ...seen, name })),
  );
  const [won] = tries.filter((one) => one.status === "fulfilled");
  const refused = tries.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(3);
  for (const { reason } of refused) expect(reason).toMatchObject({ status: 409 });
  expect(await readOffer(ctx, seen.id)).toMatchObject({ name: won?.value.name });
});

test("switched off and on by what is wanted: twice is once, and whoever edits meanwhile is told", async () => {
  const ctx = await testContext();
  const offer = await made(ctx);
  const off = await switchOffer(ctx, { id: offer.id, active: false });
  expect(off.active).toBe(false);
  expect(await switchOffer(ctx, { id: offer.id, active: false })).toEqual(off);
  await expect(updateOffer(ctx, asSeen(offer))).rejects.toMatchObject({ status: 409 });
});

test("a new lead token ends the old one and disturbs nobody who edits", async () => {
  const ctx = await testContext();
  const offer = await made(ctx);
  const renewed = await renewOfferToken(ctx, { id: offer.id });
  expect(renewed.leadToken).toMatch(/^tdlead/);
  expect(renewed.leadToken).not.toBe(offer.leadToken);
  await expect(updateOffer(ctx, { ...asSeen(offer), name: "Sun" })).resolves.toMatchObject({ name: "Sun" });
});

test("without setup_system nothing of an offer is seen or changed", async () => {
  const ctx = await testContext();
  const offer = await made(ctx);
  const stranger = { ...(await withoutRight()), companyId: ctx.companyId };
  for (const tried of [
    () => createOffer(stranger, { ...values, numbers: [] }),
    () => updateOffer(stranger, { ...asSeen(offer), name: "Sun" }),
    () => switchOffer(stranger, { id: offer.id, active: false }),
    () => renewOfferToken(stranger, { id: offer.id }),
    () => readOffer(stranger, offer.id),
    () => listOffers(stranger, {}),
  ])
    await expect(tried()).rejects.toMatchObject({ missing: "setup_system" });
  expect(await listOffers(ctx, {})).toMatchObject({ rows: [offer], totalCount: 1 });
});

test("another company's offer and its buyers are as if they did not exist", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  const [offer, theirs] = [await made(ctx), await made(other)];
  for (const tried of [
    () => updateOffer(other, { ...asSeen(offer), name: "Sun" }),
    () => updateOffer(other, { ...asSeen(theirs), buyers: asSeen(offer).buyers }),
    () => switchOffer(other, { id: offer.id, active: false }),
    () => renewOfferToken(other, { id: offer.id }),
    () => readOffer(other, offer.id),
  ])
    await expect(tried()).rejects.toMatchObject({ status: 404 });
  expect(await readOffer(ctx, offer.id)).toEqual(offer);
  expect((await listOffers(other, {})).rows).toEqual([theirs]);
});

test("the list comes in pages, the newest first", async () => {
  const ctx = await testContext();
  for (const name of ["a", "b", "c"]) await createOffer(ctx, { name, numbers: [], buyers: [] });
  const first = await listOffers(ctx, { perPage: 2 });
  expect(first).toMatchObject({ totalCount: 3, rows: [{ name: "c" }, { name: "b" }], previous: null });
  const second = await listOffers(ctx, { perPage: 2, cursor: first.next ?? "" });
  expect(second).toMatchObject({ rows: [{ name: "a" }], next: null, skipped: 2 });
  expect((await listOffers(ctx, { perPage: 2, cursor: second.previous ?? "" })).rows).toEqual(first.rows);
});
