import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/db";
import { giveAllPositions } from "@/lib/contact-changes/positioning";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { noPermissions } from "@/lib/allow";
import { testContext, testNumber } from "@/lib/testing/context";
import { eventually } from "@/lib/testing/eventually";
import { connectVicidial } from "./connecting";
import { listDeliveries } from "./deliveries";
import { getSubscription } from "./listing";
import { resumeSubscription } from "./pausing";
import { block, pass, unblock, useDelivering } from "./testing/receiver";
import { LOGIN, startVicidial } from "./testing/vicidial";

const delivering = useDelivering("vicidial");

let dialer: Awaited<ReturnType<typeof startVicidial>>;
beforeEach(async () => {
  dialer = await startVicidial();
});
afterEach(() => dialer.close());

const connect = (ctx: Context, values: Partial<Parameters<typeof connectVicidial>[1]> = {}) =>
  connectVicidial(ctx, { targetUrl: dialer.url, ...LOGIN, from: "everything", ...values });

const digits = (...numbers: number[]) => numbers.map((n) => testNumber(n).slice(2)).sort();
const optOut = (ctx: Context, n: number, optOut: boolean) =>
  setOptOut(ctx, testNumber(n), { optOut, source: "api", channel: "api" });

/** Waits until everything that has happened is told. */
const allTold = (ctx: Context, id: number) =>
  eventually(async () => {
    await giveAllPositions();
    const { waitingCount, behindCount } = await getSubscription(ctx, { id });
    return waitingCount === 0 && behindCount === 0;
  });

test("what is blocked or opted out is put on VICIdial's list, and taken off only when it is neither", async () => {
  const ctx = await testContext();
  await block(ctx, 1, 2, 3);
  const { id } = await connect(ctx);
  delivering.begin();
  await eventually(() => dialer.list().length === 3);
  await optOut(ctx, 1, true);
  await unblock(ctx, 1, 2);
  await optOut(ctx, 4, true);
  await eventually(() => dialer.list().join() === digits(1, 3, 4).join());
  await optOut(ctx, 1, false);
  await eventually(() => dialer.list().join() === digits(3, 4).join());
  await allTold(ctx, id);
  expect(dialer.held.mostAtOnce).toBe(1);
  const { rows } = await listDeliveries(ctx, { id });
  expect(rows.at(-1)).toMatchObject({
    state: "delivered",
    doneCount: 3,
    answer: expect.stringContaining("3 of 3 changes. SUCCESS: add_dnc_phone"),
  });
});

test("connected from now on, what was listed before stays untold", async () => {
  const ctx = await testContext();
  await block(ctx, 1, 2);
  await connect(ctx, { from: "now" });
  await block(ctx, 3);
  delivering.begin();
  await eventually(() => dialer.list().length > 0);
  expect(dialer.list()).toEqual(digits(3));
});

test("a number that is there already, or is not there, counts as done", async () => {
  const ctx = await testContext();
  digits(1).forEach((number) => dialer.held.dnc.add(number));
  await block(ctx, 1, 2);
  await unblock(ctx, 2);
  const { id } = await connect(ctx);
  delivering.begin();
  await allTold(ctx, id);
  expect(dialer.list()).toEqual(digits(1));
  expect(dialer.held.calls).toEqual([`add_dnc_phone ${digits(1)}`, `delete_dnc_phone ${digits(2)}`]);
  expect(await getSubscription(ctx, { id })).toMatchObject({ failingSince: null });
});

test("numbers that VICIdial cannot hold are left out, and the delivery says how many", async () => {
  const ctx = await testContext();
  await setBlocked(ctx, ["+4915123456789", "+442071838750"] as Phone[], { blocked: true, source: "api" });
  await block(ctx, 1);
  const { id } = await connect(ctx);
  delivering.begin();
  await allTold(ctx, id);
  expect(dialer.held.calls).toEqual([`add_dnc_phone ${digits(1)}`]);
  const { rows } = await listDeliveries(ctx, { id });
  expect(rows[0]?.answer).toContain("2 left out: not +1 and ten digits.");
});

test("an error with the status 200 is a failure, and goes on from there, not from the start", async () => {
  const ctx = await testContext();
  await block(ctx, 1, 2, 3, 4, 5);
  dialer.held.mood = { breaksAfter: 3 };
  const { id } = await connect(ctx);
  delivering.begin();
  await eventually(async () => (await getSubscription(ctx, { id })).failingSince !== null);
  const { rows } = await listDeliveries(ctx, { id });
  expect(rows[0]).toMatchObject({
    state: "waiting",
    doneCount: 3,
    answerStatus: 200,
    answer: "3 of 5 changes. ERROR: database is read only",
  });
  dialer.held.mood = {};
  await pass(60);
  await allTold(ctx, id);
  expect(dialer.list()).toEqual(digits(1, 2, 3, 4, 5));
  expect(dialer.held.calls).toHaveLength(6);
});

test("while VICIdial is down all waits, and then what is true now is told, once for each number", async () => {
  const ctx = await testContext();
  const { id } = await connect(ctx);
  dialer.held.mood = { down: true };
  delivering.begin();
  await block(ctx, 1, 2);
  await eventually(async () => (await getSubscription(ctx, { id })).failingSince !== null);
  for (let n = 0; n < 3; n++) {
    await unblock(ctx, 1);
    await block(ctx, 1);
  }
  await unblock(ctx, 2);
  dialer.held.mood = {};
  await pass(60);
  await allTold(ctx, id);
  expect(dialer.list()).toEqual(digits(1));
  expect(dialer.held.calls.filter((call) => call.endsWith(String(digits(1))))).toHaveLength(2);
});

test("a login or a right that is refused pauses at once, and the answer does not show the password", async () => {
  const ctx = await testContext();
  await block(ctx, 1);
  const { id } = await connect(ctx, { password: "wrong one" });
  delivering.begin();
  const isPaused = async (id: number) => (await getSubscription(ctx, { id })).pausedAt !== null;
  await eventually(() => isPaused(id));
  expect(await getSubscription(ctx, { id })).toMatchObject({ pausedWhy: "refused" });
  const { rows } = await listDeliveries(ctx, { id });
  expect(rows[0]?.answer).toBe("0 of 1 changes. ERROR: Login incorrect, please try again: |apiuser|…|BAD|");
  expect(dialer.held.calls).toHaveLength(1);

  dialer.held.mood = { rights: { add: false, remove: false } };
  const other = await connect(ctx);
  await eventually(() => isPaused(other.id));
  dialer.held.mood = {};
  await resumeSubscription(ctx, other);
  await allTold(ctx, other.id);
  expect(dialer.list()).toEqual(digits(1));
});

test("a page that is not VICIdial's API is a failure, whatever its status", async () => {
  const ctx = await testContext();
  await block(ctx, 1);
  const { id } = await connect(ctx, { targetUrl: dialer.url.replace("non_agent_api", "admin") });
  delivering.begin();
  await eventually(async () => (await getSubscription(ctx, { id })).failingSince !== null);
  const { rows } = await listDeliveries(ctx, { id });
  expect(rows[0]).toMatchObject({
    state: "waiting",
    doneCount: 0,
    answer: expect.stringContaining("not here"),
  });
});

test("the password is kept sealed, and another company gets nothing of the list", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  await block(other, 9);
  const { id } = await connect(ctx);
  const [row] = await db.execute<{ text: string }>(
    sql`select subscriptions::text as text from subscriptions where company_id = ${ctx.companyId}`,
  );
  expect(row?.text).not.toContain(LOGIN.password);
  await block(ctx, 1);
  delivering.begin();
  await allTold(ctx, id);
  expect(dialer.list()).toEqual(digits(1));
});

test("who may not manage security, or not read contacts, cannot connect it", async () => {
  const ctx = await testContext();
  for (const permissions of [noPermissions, new Set(["security"] as const)])
    await expect(connect({ ...ctx, permissions })).rejects.toThrow("needs the permission");
  await expect(connect(ctx, { targetUrl: "ftp://dialer" })).rejects.toThrow("must begin with https://");
  await expect(connect(ctx, { user: " " })).rejects.toThrow("is missing");
});
