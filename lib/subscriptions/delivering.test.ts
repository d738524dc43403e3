import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { db } from "@/db";
import { transaction } from "@/lib/transaction";
import { eventually } from "@/lib/testing/eventually";
import { testContext, testNumber } from "@/lib/testing/context";
import { listDeliveries } from "./deliveries";
import { getSubscription } from "./listing";
import { claim } from "./inner/queueing";
import {
  block,
  numbersOf,
  pass,
  type Receiver,
  startReceiver,
  unblock,
  useDelivering,
} from "./testing/receiver";

const held = useDelivering("delivering");

test("a block is told, signed as Standard Webhooks say, with its log row", async () => {
  const ctx = await testContext();
  await held.receiver.subscribe(ctx, "contact_blocked");
  await block(ctx, 1);
  held.begin();
  await eventually(() => held.receiver.received.length > 0);
  expect(held.receiver.received).toEqual([
    {
      id: expect.stringMatching(/^evt_\d+$/),
      type: "contact_blocked",
      timestamp: expect.stringMatching(/^\d{4}-.*\+00:00$/),
      data: expect.objectContaining({
        source: "api",
        user_id: ctx.actor.userId,
        call_id: null,
        contacts: [
          {
            id: expect.any(Number),
            number: testNumber(1),
            block_log_id: expect.any(Number),
            reason: "spam",
            note: null,
            blocked_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/),
            blocked_cleared_at: null,
          },
        ],
      }),
    },
  ]);
});

test("a subscriber that is down for a while gets every event, in order, one at a time", async () => {
  const ctx = await testContext();
  const { id } = await held.receiver.subscribe(ctx, "contact_blocked");
  held.begin();
  await block(ctx, 1);
  await eventually(() => held.receiver.received.length === 1);
  await held.receiver.close();
  for (let n = 2; n <= 20; n++) await block(ctx, n);
  await eventually(async () => (await getSubscription(ctx, { id })).failingSince !== null);
  expect(await getSubscription(ctx, { id })).toMatchObject({ waitingCount: 19, pausedAt: null });
  await held.receiver.open();
  await pass(60);
  await eventually(() => held.receiver.numbers().length === 20);
  expect(held.receiver.numbers()).toEqual(Array.from({ length: 20 }, (_, i) => testNumber(i + 1)));
  expect(held.receiver.held.mostAtOnce).toBe(1);
  await eventually(async () => (await getSubscription(ctx, { id })).waitingCount === 0);
  expect(await getSubscription(ctx, { id })).toMatchObject({ failingSince: null, waitingSince: null });
});

test("a failing target holds up only its own queue", async () => {
  const ctx = await testContext();
  const hanging = await startReceiver();
  hanging.held.mood = { hang: true };
  await hanging.subscribe(ctx, "contact_blocked");
  await held.receiver.subscribe(ctx, "contact_blocked");
  held.begin();
  for (let n = 1; n <= 10; n++) await block(ctx, n);
  await eventually(() => held.receiver.numbers().length === 10, 5_000);
  expect(hanging.held.asked).toBe(1);
  await hanging.close();
});

test("targets of one company that hang, however many, hold up no other company", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  const hanging = await startReceiver();
  hanging.held.mood = { hang: true };
  for (let n = 0; n < 60; n++) await hanging.subscribe(ctx, "contact_blocked");
  await held.receiver.subscribe(other, "contact_blocked");
  await block(ctx, 1);
  await block(other, 2);
  held.begin();
  await eventually(() => held.receiver.received.length === 1, 5_000);
  expect(held.receiver.numbers()).toEqual([testNumber(2)]);
  expect(hanging.held.asked).toBeLessThan(60);
  await hanging.close();
});

test("a transaction that commits late is told late, and not left out", async () => {
  const ctx = await testContext();
  const { id } = await held.receiver.subscribe(ctx, "contact_blocked");
  held.begin();
  let release = () => {};
  const open = new Promise<void>((resolve) => (release = resolve));
  const late = transaction(ctx, async (ctx) => {
    await block(ctx, 1);
    await open;
  });
  await sleep(100);
  await block(ctx, 2);
  await eventually(() => held.receiver.received.length === 1);
  release();
  await late;
  await eventually(() => held.receiver.received.length === 2);
  expect(held.receiver.numbers()).toEqual([testNumber(2), testNumber(1)]);
  // The receiver has an event before its answer is written down.
  await eventually(async () => {
    const { rows } = await listDeliveries(ctx, { id });
    return rows.length === 2 && rows.every(({ state }) => state === "delivered");
  });
});

test("the events of a number come in the order of its log, however many change it at once", async () => {
  const ctx = await testContext();
  await held.receiver.subscribe(ctx, "contact_blocked");
  const unblocks = await startReceiver();
  await unblocks.subscribe(ctx, "contact_unblocked");
  held.begin();
  held.begin();
  await Promise.all(
    Array.from({ length: 8 }, async (_, lane) => {
      for (let n = 0; n < 10; n++)
        await (n % 2 === lane % 2 ? block(ctx, 1, 2, 3) : unblock(ctx, (n % 3) + 1));
    }),
  );
  const logs = await db.execute<{ id: number; number: string; action: string }>(
    `select block_logs.id, number, action from block_logs join contacts on contacts.company_id = block_logs.company_id
     and contacts.id = contact_id where block_logs.company_id = ${ctx.companyId} order by block_logs.id`,
  );
  const told = (action: string) => logs.filter((log) => log.action === action).length;
  await eventually(
    () =>
      held.receiver.numbers().length === told("block") &&
      numbersOf(unblocks.received).length === told("unblock"),
  );
  for (const n of [1, 2, 3]) {
    const idsIn = (got: Receiver["received"]) =>
      got.flatMap(({ data }) =>
        data.contacts.flatMap((contact) =>
          contact.number === testNumber(n) && "block_log_id" in contact ? [Number(contact.block_log_id)] : [],
        ),
      );
    const logged = (action: string) =>
      logs.filter((log) => log.number === testNumber(n) && log.action === action).map(({ id }) => id);
    expect([...new Set(idsIn(held.receiver.received))]).toEqual(logged("block"));
    expect([...new Set(idsIn(unblocks.received))]).toEqual(logged("unblock"));
  }
  await unblocks.close();
});

test("a change of 2,500 numbers is three events, and one that is taken back is none", async () => {
  const ctx = await testContext();
  await held.receiver.subscribe(ctx, "contact_blocked");
  const undone = transaction(ctx, async (ctx) => {
    await block(ctx, 9_999);
    throw new Error("never mind");
  });
  await expect(undone).rejects.toThrow("never mind");
  const numbers = Array.from({ length: 2_500 }, (_, i) => i);
  await block(ctx, ...numbers);
  held.begin();
  await eventually(() => held.receiver.received.length === 3);
  expect(held.receiver.received.map(({ data }) => data.contacts.length)).toEqual([1_000, 1_000, 500]);
  expect(new Set(held.receiver.numbers())).toEqual(new Set(numbers.map(testNumber)));
});

test("two workers deliver each event once, in order", async () => {
  const ctx = await testContext();
  await held.receiver.subscribe(ctx, "contact_blocked");
  for (let n = 1; n <= 30; n++) await block(ctx, n);
  held.begin();
  held.begin();
  await eventually(() => held.receiver.received.length >= 30);
  await sleep(500);
  expect(held.receiver.received).toHaveLength(30);
  expect(held.receiver.held.mostAtOnce).toBe(1);
  expect(held.receiver.numbers()).toEqual(Array.from({ length: 30 }, (_, i) => testNumber(i + 1)));
});

test("what a killed worker had begun is tried again by another", async () => {
  const ctx = await testContext();
  const { id } = await held.receiver.subscribe(ctx, "contact_blocked");
  await block(ctx, 1);
  await block(ctx, 2);
  // As a worker leaves it that is killed between its try and its writing it down.
  const claimed = await claim({ inAll: 1_000, ofOne: 10, taken: new Map() });
  expect(claimed.filter(({ companyId }) => companyId === ctx.companyId)).toHaveLength(1);
  held.begin();
  await sleep(700);
  expect(held.receiver.held.asked).toBe(0);
  await pass(15);
  await eventually(() => held.receiver.received.length === 2);
  expect(held.receiver.numbers()).toEqual([testNumber(1), testNumber(2)]);
  const { rows } = await listDeliveries(ctx, { id });
  expect(rows).toMatchObject([{ attempts: 1 }, { attempts: 2 }]);
});
