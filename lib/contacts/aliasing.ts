import { and, eq, isNotNull, sql } from "drizzle-orm";
import { db } from "@/db";
import { contacts } from "@/db/schema/contacts";
import { companies } from "@/db/schema/companies";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import type { Phone } from "@/lib/phone/phone";
import { OLD_BEGINNINGS, presentNumber } from "@/lib/phone/renumberings";
import { insertAliases, type Pair, pairsOf } from "./inner/aliases";
import { ensureContacts } from "./inner/finding";
import { setBlocked } from "./inner/set-blocked";
import { setOptOut } from "./inner/set-opt-out";

const AT_ONCE = 2_000;
const NOTE = "the number was renumbered:";

/**
 * Makes one telephone of contacts that were stored in an old spelling and their present spelling, for every company
 * that has not been looked through: a chunk of contacts and the place in them in one transaction, so a killed worker
 * loses and repeats nothing. `contextOf` gives the context of nobody in a company.
 */
export async function aliasRenumbered(
  contextOf: (of: { companyId: number }) => Promise<Context>,
): Promise<void> {
  const waiting = await db
    .select({ companyId: companies.id })
    .from(companies)
    .where(isNotNull(companies.renumberedTo));
  for (const company of waiting) {
    const ctx = await contextOf(company);
    let more = true;
    while (more) more = await transaction(ctx, aliasChunk);
  }
}

/** Returns whether there may be more. */
async function aliasChunk(ctx: Context): Promise<boolean> {
  const [company] = await ctx.db
    .select({ place: companies.renumberedTo })
    .from(companies)
    .where(eq(companies.id, ctx.companyId))
    .for("no key update");
  const place = company?.place ?? null;
  const beginning = OLD_BEGINNINGS.find((one) => place !== null && place < end(one));
  if (place === null || beginning === undefined) return moveTo(ctx, null);
  const rows = await ctx.db
    .select({ id: contacts.id, number: contacts.number })
    .from(contacts)
    .where(
      and(
        eq(contacts.companyId, ctx.companyId),
        sql`${contacts.number} > ${place > beginning ? place : beginning} and ${contacts.number} < ${end(beginning)}`,
      ),
    )
    .orderBy(contacts.number)
    .limit(AT_ONCE);
  await alias(ctx, rows);
  return moveTo(ctx, rows.length < AT_ONCE ? end(beginning) : (rows.at(-1)?.number ?? null));
}

/** The first text behind all numbers with a beginning. */
const end = (beginning: string) => `${beginning}:`;

async function moveTo(ctx: Context, place: string | null): Promise<boolean> {
  await ctx.db.update(companies).set({ renumberedTo: place }).where(eq(companies.id, ctx.companyId));
  return place !== null;
}

/** Blocked wins, unless the present one was unblocked later: then both stay as they are, and a person is asked. */
async function alias(ctx: Context, rows: { id: number; number: string }[]): Promise<void> {
  const renumbered = new Map(
    rows
      .map(({ id, number }) => [id, presentNumber(number) as Phone, number] as const)
      .filter(([, present, number]) => present !== number)
      .map(([id, present]) => [id, present]),
  );
  if (renumbered.size === 0) return;
  await ensureContacts(ctx, [...new Set(renumbered.values())]);
  const pairs = await pairsOf(ctx, renumbered);
  const moved = pairs.filter(({ blocked, unblockedLater }) => blocked && !unblockedLater);
  const blocked = moved.filter(({ presentBlocked }) => !presentBlocked);
  await moveBlocks(ctx, moved, blocked);
  for (const { present, optOut, optedLater } of pairs)
    if (optOut && !optedLater)
      await setOptOut(ctx, present, { optOut: true, channel: "sms", source: "system", note: NOTE });
  await insertAliases(ctx, pairs, {
    unblocked: new Set(moved.map(({ id }) => id)),
    blocked: new Set(blocked.map(({ presentId }) => presentId)),
  });
}

async function moveBlocks(ctx: Context, moved: Pair[], blocked: Pair[]): Promise<void> {
  await setBlocked(
    ctx,
    blocked.map(({ present, number, reason }) => ({
      number: present,
      reason,
      note: `${NOTE} it was ${number}`,
    })),
    { blocked: true, source: "system" },
  );
  await setBlocked(
    ctx,
    moved.map(({ number, present }) => ({ number, note: `${NOTE} it is ${present}` })),
    { blocked: false, source: "system" },
  );
}
