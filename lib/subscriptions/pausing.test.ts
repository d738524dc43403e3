import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { deliveries } from "@/db/schema/subscriptions";
import { testContext, testNumber } from "@/lib/testing/context";
import { eventually } from "@/lib/testing/eventually";
import { listDeliveries } from "./deliveries";
import { getSubscription } from "./listing";
import { resumeSubscription } from "./pausing";
import { resendDelivery, skipDelivery } from "./resending";
import { archiveSubscription } from "./subscribing";
import { block, pass, startReceiver, useDelivering } from "./testing/receiver";

const held = useDelivering("pausing");

test("after a day of failures it is paused and shows the gap; resumed, it goes on from there", async () => {
  const ctx = await testContext();
  const { id } = await held.receiver.subscribe(ctx, "contact_blocked");
  held.receiver.held.mood = { status: 500, body: "out of order\0" };
  held.begin();
  await block(ctx, 1);
  await eventually(async () => (await getSubscription(ctx, { id })).failingSince !== null);
  expect(await getSubscription(ctx, { id })).toMatchObject({ pausedAt: null });
  await pass(86_400);
  await eventually(async () => (await getSubscription(ctx, { id })).pausedAt !== null);
  await block(ctx, 2);
  const paused = await getSubscription(ctx, { id });
  expect(paused).toMatchObject({ pausedWhy: "failing", waitingCount: 2, waitingSince: expect.any(Date) });
  const { rows } = await listDeliveries(ctx, { id });
  expect(rows).toMatchObject([
    { state: "waiting", attempts: 0, nextTryAt: null },
    { state: "waiting", attempts: 2, answerStatus: 500, answer: "out of order\u{fffd}", nextTryAt: null },
  ]);
  held.receiver.held.mood = {};
  const { asked } = held.receiver.held;
  await pass(7_200);
  await sleep(700);
  expect(held.receiver.held.asked).toBe(asked);
  await resumeSubscription(ctx, { id });
  await eventually(() => held.receiver.received.length === 2);
  expect(held.receiver.numbers()).toEqual([testNumber(1), testNumber(2)]);
});

test("410 pauses at once", async () => {
  const ctx = await testContext();
  const { id } = await held.receiver.subscribe(ctx, "contact_blocked");
  held.receiver.held.mood = { status: 410 };
  held.begin();
  await block(ctx, 1);
  await eventually(async () => (await getSubscription(ctx, { id })).pausedWhy !== null);
  expect(await getSubscription(ctx, { id })).toMatchObject({ pausedWhy: "gone", waitingCount: 1 });
});

test("a redirect is not followed, and no more of an answer is read than is kept", async () => {
  const ctx = await testContext();
  const inside = await startReceiver();
  const internal = await inside.subscribe(ctx, "contact_unblocked");
  const { id } = await held.receiver.subscribe(ctx, "contact_blocked");
  held.receiver.held.mood = {
    status: 302,
    headers: { location: internal.targetUrl },
    body: "x".repeat(5_000_000),
  };
  held.begin();
  await block(ctx, 1);
  await eventually(async () => (await getSubscription(ctx, { id })).failingSince !== null);
  const { rows } = await listDeliveries(ctx, { id });
  expect(rows).toMatchObject([{ state: "waiting", answerStatus: 302, answer: "x".repeat(1_000) }]);
  expect(inside.held.asked).toBe(0);
  await inside.close();
});

test("a delivery is sent again under its own id; one that the target does not take is skipped", async () => {
  const ctx = await testContext();
  const { id } = await held.receiver.subscribe(ctx, "contact_blocked");
  held.begin();
  await block(ctx, 1);
  await eventually(async () => (await listDeliveries(ctx, { id })).rows[0]?.state === "delivered");
  const [delivered] = (await listDeliveries(ctx, { id })).rows;
  await resendDelivery(ctx, { id, deliveryId: delivered?.id ?? 0 });
  await eventually(() => held.receiver.received.length === 2);
  const [first, again] = held.receiver.received;
  expect(again).toEqual(first);
  held.receiver.held.mood = { status: 422 };
  await block(ctx, 2);
  await block(ctx, 3);
  await eventually(async () => (await listDeliveries(ctx, { id })).rows[1]?.answerStatus === 422);
  const [, refused] = (await listDeliveries(ctx, { id })).rows;
  held.receiver.held.mood = {};
  await skipDelivery(ctx, { id, deliveryId: refused?.id ?? 0 });
  await eventually(() => held.receiver.received.length === 3);
  expect(held.receiver.numbers()).toEqual([testNumber(1), testNumber(3)]);
});

test("who skips what a target does not take gives it another day to fail", async () => {
  const ctx = await testContext();
  const { id } = await held.receiver.subscribe(ctx, "contact_blocked");
  held.receiver.held.mood = { status: 500 };
  held.begin();
  await block(ctx, 1);
  await eventually(async () => (await getSubscription(ctx, { id })).failingSince !== null);
  const [{ id: deliveryId } = { id: 0 }] = (await listDeliveries(ctx, { id })).rows;
  await skipDelivery(ctx, { id, deliveryId });
  await pass(2 * 86_400);
  await block(ctx, 2);
  await eventually(async () => (await listDeliveries(ctx, { id })).rows[0]?.answerStatus === 500);
  expect(await getSubscription(ctx, { id })).toMatchObject({ pausedAt: null, waitingCount: 1 });
});

test("an archived subscription is sent nothing more, and nothing is kept for it", async () => {
  const ctx = await testContext();
  const { id } = await held.receiver.subscribe(ctx, "contact_blocked");
  await block(ctx, 1);
  await archiveSubscription(ctx, { id });
  await block(ctx, 2);
  held.begin();
  await sleep(700);
  expect(held.receiver.held.asked).toBe(0);
  expect(await db.select().from(deliveries).where(eq(deliveries.companyId, ctx.companyId))).toHaveLength(1);
});
