import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { companies } from "@/db/schema/companies";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { noPermissions } from "@/lib/allow";
import type { Phone } from "@/lib/phone/phone";
import { testContext, testNumber } from "@/lib/testing/context";
import { aliasRenumbered } from "./aliasing";
import { contactOfNumber } from "./inner/finding";
import { setBlocked } from "./inner/set-blocked";
import { setOptOut } from "./inner/set-opt-out";
import { decideRenumbered, readRenumbered } from "./renumbering";

const old = "+5215512345678" as Phone;
const present = "+525512345678" as Phone;

/** A company as it was before old numbers were read as present ones. */
async function companyOfOld(): Promise<Context> {
  const ctx = await testContext();
  await db.update(companies).set({ renumberedTo: "+" }).where(eq(companies.id, ctx.companyId));
  return ctx;
}

const setTo = (ctx: Context, number: Phone, blocked: boolean) =>
  setBlocked(ctx, [number], { blocked, source: "api", reason: blocked ? "litigator" : null });

const run = (ctx: Context) => aliasRenumbered(({ companyId }) => Promise.resolve({ ...ctx, companyId }));

async function stateOf(ctx: Context, number: Phone) {
  const contact = await contactOfNumber(ctx, number);
  if (!contact) throw new Error(`${number} is no contact`);
  return contact;
}

const isBlocked = async (ctx: Context, number: Phone) => (await stateOf(ctx, number)).blocked;

test("a number blocked in its old spelling is blocked in its present one, once, and the old one no more", async () => {
  const ctx = await companyOfOld();
  await setTo(ctx, old, true);
  await setTo(ctx, testNumber(1), true);
  await run(ctx);
  await run(ctx);
  expect(await isBlocked(ctx, present)).toBe(true);
  expect(await isBlocked(ctx, old)).toBe(false);
  expect(await isBlocked(ctx, testNumber(1))).toBe(true);
  const logs = await db.execute(sql`
    select number, action, log.source, reason, note from block_logs as log
    join contacts on contacts.company_id = log.company_id and contacts.id = log.contact_id
    where log.company_id = ${ctx.companyId} and log.source = 'system' order by log.id`);
  expect([...logs]).toEqual([
    {
      number: present,
      action: "block",
      source: "system",
      reason: "litigator",
      note: `the number was renumbered: it was ${old}`,
    },
    {
      number: old,
      action: "unblock",
      source: "system",
      reason: null,
      note: `the number was renumbered: it is ${present}`,
    },
  ]);
  const contact = await stateOf(ctx, old);
  expect(await readRenumbered(ctx, contact)).toMatchObject({
    present: { number: present },
    others: [{ number: present }],
    undecided: false,
  });
});

test("one that was blocked in both spellings stays blocked in the present one, and a stop goes over", async () => {
  const ctx = await companyOfOld();
  await setTo(ctx, old, true);
  await setTo(ctx, present, true);
  await setOptOut(ctx, old, { optOut: true, channel: "sms", source: "api" });
  await run(ctx);
  expect(await stateOf(ctx, present)).toMatchObject({ blocked: true, optOut: true });
  expect(await isBlocked(ctx, old)).toBe(false);
});

async function undecided() {
  const ctx = await companyOfOld();
  await setTo(ctx, present, true);
  await setTo(ctx, old, true);
  await setTo(ctx, present, false);
  await run(ctx);
  return { ctx, contact: await stateOf(ctx, present) };
}

test("where the present one was unblocked later a person is asked, and both stay as they are till then", async () => {
  const { ctx, contact } = await undecided();
  expect([await isBlocked(ctx, old), await isBlocked(ctx, present)]).toEqual([true, false]);
  expect(await readRenumbered(ctx, contact)).toMatchObject({ undecided: true });
  await decideRenumbered(ctx, { id: contact.id, blocked: true });
  expect([await isBlocked(ctx, old), await isBlocked(ctx, present)]).toEqual([false, true]);
  await expect(decideRenumbered(ctx, { id: contact.id, blocked: true })).rejects.toThrow(Conflict);
});

test("a person may leave it unblocked; nobody does without the permission, or in another company", async () => {
  const { ctx, contact } = await undecided();
  const asked = { id: contact.id, blocked: false };
  await expect(decideRenumbered({ ...ctx, permissions: noPermissions }, asked)).rejects.toThrow(Forbidden);
  await expect(decideRenumbered(await testContext(), asked)).rejects.toThrow(NotFound);
  await decideRenumbered(ctx, asked);
  expect([await isBlocked(ctx, old), await isBlocked(ctx, present)]).toEqual([false, false]);
});

test("a number that was not renumbered has no other spelling, and a new company has nothing to be looked through", async () => {
  const ctx = await testContext();
  await setTo(ctx, old, true);
  await run(ctx);
  expect(await readRenumbered(ctx, await stateOf(ctx, old))).toBeNull();
});

test("an alias is permanent", async () => {
  const ctx = await companyOfOld();
  await setTo(ctx, old, true);
  await run(ctx);
  for (const change of [
    sql`delete from contact_aliases`,
    sql`update contact_aliases set block_log_id = null`,
  ])
    await expect(db.execute(change)).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining("permanent") }),
    });
});

test("thousands of contacts are looked through in chunks", async () => {
  const ctx = await companyOfOld();
  await db.execute(sql`
    insert into contacts (company_id, number, created_at, updated_at)
    select ${ctx.companyId}, '+52155' || (10000000 + n), now(), now() from generate_series(1, 4500) as n`);
  await run(ctx);
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from contact_aliases where company_id = ${ctx.companyId}`,
  );
  expect(row?.count).toBe(4_500);
  expect(await db.$count(contacts, eq(contacts.companyId, ctx.companyId))).toBe(9_000);
});
