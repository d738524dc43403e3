import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { placeOf } from "@/lib/phone/places";
import type { Target } from "./change";
import { isContact, numbersOf } from "./looking-up";

/**
 * A locked contact as found, and where its row lies. Times stay in PostgreSQL's own spelling: they only travel back
 * into it.
 */
export type State = { id: number; number: Phone; blockedAt: string | null; ctid: string };

/** A contact just changed, when, and the block's time: this one's, or of an unblock the one that it ends. */
export type Changed = { id: number; number: Phone; blockedAt: string; changedAt: string };

type Row = { id: number; number: Phone; blocked_at: string | null; ctid: string };
type ChangedRow = { id: number; number: Phone; changed_at: string };

/**
 * The clock, to the millisecond. Read in the statement that changes, so after the locks; never `now()`, which is the
 * transaction's start.
 */
const CLOCK = sql`clock as materialized (select date_trunc('milliseconds', clock_timestamp()) as at)`;

/** Locks those of the numbers that are contacts, in the order of the numbers, and returns their present state. */
export async function lockContacts(ctx: Context, numbers: Phone[]): Promise<Map<Phone, State>> {
  if (numbers.length === 0) return new Map();
  const states = await lockInOrder(ctx, sql`select number from ${numbersOf(numbers)}`);
  return new Map(states.map((state) => [state.number, state]));
}

/** As `lockContacts`, by the contacts' ids. */
export function lockContactsById(ctx: Context, ids: number[]): Promise<State[]> {
  return lockInOrder(
    ctx,
    sql`select contact.number from unnest(${sql.param(ids)}::bigint[]) as asked (id)
      cross join lateral (
        select number from contacts where company_id = ${ctx.companyId} and id = asked.id limit 1) as contact`,
  );
}

async function lockInOrder(ctx: Context, numbers: SQL): Promise<State[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select contact.* from (${numbers} order by number collate "C") as asked
    cross join lateral (
      select id, number, blocked_at, ctid::text from contacts
      where company_id = ${ctx.companyId} and number = asked.number for no key update) as contact`);
  return rows.map(({ id, number, blocked_at, ctid }) => ({
    id,
    number,
    blockedAt: blocked_at,
    ctid,
  }));
}

/** Makes blocked contacts of those of the numbers that are none yet, in the order of the numbers, and returns these. */
export async function insertBlocked(ctx: Context, wanted: Map<Phone, Target>): Promise<Map<Phone, Changed>> {
  const numbers = [...wanted.keys()];
  const places = numbers.map(placeOf);
  // `unnest` fills a shorter array up with nulls.
  const names = [...wanted.values()].some((target) => target.name)
    ? [...wanted.values()].map((target) => target.name || null)
    : [];
  const rows = await ctx.db.execute<ChangedRow>(sql`
    with ${CLOCK}
    insert into contacts (company_id, number, name, country, time_zone, blocked, blocked_at, created_at, updated_at, user_updated_at)
    select ${ctx.companyId}, number, name, country, time_zone, true, at, at, at, ${byPerson(ctx)}
    from unnest(${sql.param(numbers)}::text[], ${sql.param(names)}::text[],
      ${sql.param(places.map((place) => place.country))}::text[],
      ${sql.param(places.map((place) => place.timeZone))}::text[]) as new (number, name, country, time_zone), clock
    where not ${isContact(ctx, sql`new.number`)}
    order by number collate "C"
    on conflict (company_id, number) do nothing
    returning id, number, blocked_at as changed_at`);
  return new Map(rows.map((row) => [row.number, changed(row, row.changed_at)]));
}

/** Sets locked contacts to blocked. A contact's time is never before its last change, whatever the clock says. */
export async function markBlocked(ctx: Context, states: State[]): Promise<Changed[]> {
  if (states.length === 0) return [];
  const rows = await ctx.db.execute<ChangedRow>(sql`
    with ${CLOCK}
    update contacts set blocked = true, blocked_at = greatest(at, updated_at), updated_at = greatest(at, updated_at),
      user_updated_at = coalesce(${byPerson(ctx)}, user_updated_at)
    from clock
    where ${locked(ctx, states)}
    returning id, number, blocked_at as changed_at`);
  return allOf(states, rows).map((row) => changed(row, row.changed_at));
}

/** Sets locked, blocked contacts to not blocked; each keeps in `blockedAt` the time of the block that ended. */
export async function markUnblocked(ctx: Context, states: State[]): Promise<Changed[]> {
  if (states.length === 0) return [];
  const blockedAt = new Map(states.map((state) => [state.number, state.blockedAt]));
  const rows = await ctx.db.execute<ChangedRow>(sql`
    with ${CLOCK}
    update contacts set blocked = false, blocked_at = null, updated_at = greatest(at, updated_at),
      user_updated_at = coalesce(${byPerson(ctx)}, user_updated_at)
    from clock
    where ${locked(ctx, states)}
    returning id, number, updated_at as changed_at`);
  return allOf(states, rows).map((row) => changed(row, blockedAt.get(row.number) ?? row.changed_at));
}

/** A locked row lies where it lay when it was locked, so it is fetched from there: no index is read a second time. */
export const locked = (ctx: Context, states: Pick<State, "ctid">[]) =>
  sql`company_id = ${ctx.companyId} and contacts.ctid = any(${sql.param(states.map((state) => state.ctid))}::text[]::tid[])`;

function allOf<R>(states: State[], rows: R[]): R[] {
  if (rows.length !== states.length) throw new Error("a locked contact was not where it had been locked");
  return rows;
}

/** `at` when a person acts, else null: `user_updated_at` is the last change by a person. */
const byPerson = (ctx: Context) => (ctx.actor.type === "person" ? sql`at` : sql`null::timestamptz`);

const changed = (row: ChangedRow, blockedAt: string) => ({
  id: row.id,
  number: row.number,
  blockedAt,
  changedAt: row.changed_at,
});
