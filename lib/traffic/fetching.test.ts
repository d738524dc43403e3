import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { closeDb, db } from "@/db";
import { type RunningPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { optOutLogs } from "@/db/schema/opt-out-logs";
import { providerConfigurations } from "@/db/schema/provider-configurations";
import { textMessages } from "@/db/schema/text-messages";
import { holdContact } from "@/lib/contacts/inner/holding";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { receiveText } from "@/lib/text-messages/receiving";
import { testNumber } from "@/lib/testing/context";
import { twilioCompany } from "@/lib/webhooks/testing/twilio";
import { fetchMissedTexts } from "./fetching";

const OURS = "+12125550100";
const MINUTE_MS = 60_000;
const held = useStandIn();
const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-fetching-"));
let postgres: RunningPostgres;

/** A database of its own: what is fetched is fetched for every company there is. */
beforeAll(async () => {
  postgres = await startPostgres({ dataDir, durable: false });
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
});

afterEach(async () => {
  Object.assign(held.standIn, { messages: [], arrivals: [], mood: {} });
  await db.delete(providerConfigurations);
});

afterAll(async () => {
  await closeDb();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

/** A text came to the provider so many minutes ago, and we did not hear of it. */
const missed = (body: string, minutes: number, from: string = testNumber(1)) =>
  held.standIn.receive({ from, to: OURS, body, at: ago(minutes) });

const textsOf = ({ companyId }: Context) =>
  db.select().from(textMessages).where(eq(textMessages.companyId, companyId)).orderBy(asc(textMessages.id));

const fetchedTo = async ({ companyId }: Context) =>
  (await db.select().from(providerConfigurations).where(eq(providerConfigurations.companyId, companyId)))[0]
    ?.textsFetchedTo;

async function waitingForLocks(): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_locks where not granted`,
  );
  return row?.count ?? 0;
}

test("a STOP that came while we were down is fetched and obeyed, once however often it is fetched", async () => {
  const ctx = await companyAtStandIn();
  const { sid } = missed("Stop", 10);
  const began = new Date();
  await fetchMissedTexts();
  await fetchMissedTexts();
  expect(await textsOf(ctx)).toMatchObject([
    { providerMessageId: sid, callerId: testNumber(1), ourNumber: OURS, keyword: "stop", status: "received" },
  ]);
  expect(await contactOfNumber(ctx, testNumber(1))).toMatchObject({ optOut: true });
  expect((await fetchedTo(ctx))?.getTime()).toBeGreaterThanOrEqual(began.getTime());
});

test("texts are taken in the order they were sent, and none twice that a webhook told of", async () => {
  const ctx = await companyAtStandIn();
  missed("STOP", 30);
  missed("START", 20);
  missed("one", 19, testNumber(2));
  missed("STOP", 18, testNumber(2));
  const told = missed("two", 10);
  await receiveText(ctx, {
    providerMessageId: told.sid,
    from: told.from,
    to: told.to,
    message: "two",
    sentAt: ago(10),
  });
  await fetchMissedTexts();
  const texts = await textsOf(ctx);
  expect(texts.map(({ message }) => message)).toEqual(["two", "STOP", "START", "one", "STOP"]);
  expect(await contactOfNumber(ctx, testNumber(1))).toMatchObject({ optOut: false });
  expect(await contactOfNumber(ctx, testNumber(2))).toMatchObject({ optOut: true });
});

test("a STOP that is fetched late does not undo the START that was told of in time", async () => {
  const ctx = await companyAtStandIn();
  missed("STOP", 10);
  const start = { from: testNumber(1), to: OURS, message: "START", sentAt: ago(5) };
  await receiveText(ctx, { ...start, providerMessageId: "SMstart" });
  await fetchMissedTexts();
  expect(await contactOfNumber(ctx, testNumber(1))).toMatchObject({ optOut: false });
});

test("the first time a day is fetched, then what came since, and a little before", async () => {
  const ctx = await companyAtStandIn();
  missed("too old", 25 * 60);
  missed("old", 23 * 60);
  await fetchMissedTexts();
  missed("forgotten", 60);
  missed("told late", 3);
  await fetchMissedTexts();
  expect((await textsOf(ctx)).map(({ message }) => message)).toEqual(["old", "told late"]);
});

test("after an outage of days all of it is fetched, page after page, and nothing that we sent ourselves", async () => {
  const ctx = await companyAtStandIn();
  await db
    .update(providerConfigurations)
    .set({ textsFetchedTo: ago(5 * 24 * 60) })
    .where(eq(providerConfigurations.companyId, ctx.companyId));
  for (let n = 0; n < 220; n++) missed(`text ${n}`, 4 * 24 * 60 - n, testNumber(n % 7));
  Object.assign(held.standIn.messages[3] ?? {}, { direction: "outbound-api" });
  await fetchMissedTexts();
  expect(await textsOf(ctx)).toHaveLength(219);
});

test("one company's failing provider does not hold up another; it is asked again from the same instant on", async () => {
  const broken = await twilioCompany();
  const sealed = await twilioCompany({ authTokenSealed: "sealed with another secret" });
  const ctx = await companyAtStandIn();
  missed("STOP", 10);
  await fetchMissedTexts();
  expect(await textsOf(ctx)).toHaveLength(1);
  expect(await fetchedTo(broken.ctx)).toBeNull();
  expect(await fetchedTo(sealed.ctx)).toBeNull();
  const before = await fetchedTo(ctx);
  held.standIn.mood = { listsFail: true };
  missed("while it fails", 1);
  await fetchMissedTexts();
  expect(await fetchedTo(ctx)).toEqual(before);
  held.standIn.mood = {};
  await fetchMissedTexts();
  expect((await textsOf(ctx)).map(({ message }) => message)).toEqual(["STOP", "while it fails"]);
});

test("two workers at once take each text once", async () => {
  const ctx = await companyAtStandIn();
  for (let n = 0; n < 20; n++) missed(n % 2 === 0 ? "STOP" : "START", 60 - n, testNumber(1 + (n % 4)));
  await Promise.all([fetchMissedTexts(), fetchMissedTexts(), fetchMissedTexts()]);
  expect(await textsOf(ctx)).toHaveLength(20);
  const outs = await Promise.all([1, 2, 3, 4].map((n) => contactOfNumber(ctx, testNumber(n))));
  expect(outs.map((contact) => contact?.optOut)).toEqual([true, false, true, false]);
});

test("what was being fetched of an account that the company has left meanwhile says nothing of the new one", async () => {
  const ctx = await companyAtStandIn();
  missed("STOP", 10);
  const mine = eq(providerConfigurations.companyId, ctx.companyId);
  const fetching = await transaction(ctx, async (held) => {
    await holdContact(held, testNumber(1));
    const round = fetchMissedTexts();
    await vi.waitFor(async () => expect(await waitingForLocks()).toBeGreaterThan(0));
    await db
      .update(providerConfigurations)
      .set({ accountSid: `AC${"6".repeat(32)}`, textsFetchedTo: null })
      .where(mine);
    return { round };
  });
  await fetching.round;
  expect(await textsOf(ctx)).toHaveLength(1);
  expect(await fetchedTo(ctx)).toBeNull();
});

test("a company without Twilio is not asked about", async () => {
  const ctx = await companyAtStandIn();
  await db
    .update(providerConfigurations)
    .set({ provider: "sandbox" })
    .where(eq(providerConfigurations.companyId, ctx.companyId));
  missed("STOP", 10);
  await fetchMissedTexts();
  expect(held.standIn.arrivals).toEqual([]);
  const logs = await db.select().from(optOutLogs).where(eq(optOutLogs.companyId, ctx.companyId));
  expect(logs).toEqual([]);
});
