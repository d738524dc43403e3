import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone";
import { placeOf } from "@/lib/places";
import type { Target } from "./blocking";

/** A locked contact as found. Times stay in PostgreSQL's own spelling: they only travel back into it. */
export type State = { id: number; number: Phone; blockedAt: string | null };

/** A contact just changed, when, and the block's time: this one's, or of an unblock the one that it ends. */
export type Changed = { id: number; number: Phone; blockedAt: string; changedAt: string };

type Row = { id: string; number: Phone; blocked_at: string | null };
type ChangedRow = { id: string; number: Phone; changed_at: string };

/** The clock, to the millisecond. Read in the statement that changes, so after the locks; never `now()`, which is the transaction's start. */
const CLOCK = sql`clock as materialized (select date_trunc('milliseconds', clock_timestamp()) as at)`;

/** Locks those of the numbers that are contacts, in the order of the numbers, and returns their present state. */
export async function lockContacts(ctx: Context, numbers: Phone[]): Promise<Map<Phone, State>> {
  if (numbers.length === 0) return new Map();
  const rows = await ctx.db.execute<Row>(sql`
    select id, number, blocked_at from contacts
    where company_id = ${ctx.companyId} and number = any(${sql.param(numbers)}::text[])
    order by number for no key update`);
  return new Map(
    rows.map((row) => [row.number, { id: Number(row.id), number: row.number, blockedAt: row.blocked_at }]),
  );
}

/** As `lockContacts`, by the contacts' ids. */
export async function lockContactsById(ctx: Context, ids: number[]): Promise<State[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select id, number, blocked_at from contacts
    where company_id = ${ctx.companyId} and id = any(${sql.param(ids)}::bigint[])
    order by number for no key update`);
  return rows.map((row) => ({ id: Number(row.id), number: row.number, blockedAt: row.blocked_at }));
}

/** Makes blocked contacts of those of the numbers that are none yet, in the order of the numbers, and returns these. */
export async function insertBlocked(ctx: Context, wanted: Map<Phone, Target>): Promise<Map<Phone, Changed>> {
  const numbers = [...wanted.keys()];
  const places = numbers.map(placeOf);
  const names = [...wanted.values()].map((target) => target.name || null);
  const rows = await ctx.db.execute<ChangedRow>(sql`
    with ${CLOCK}
    insert into contacts (company_id, number, name, country, time_zone, blocked, blocked_at, created_at, updated_at, user_updated_at)
    select ${ctx.companyId}, number, name, country, time_zone, true, at, at, at, ${byPerson(ctx)}
    from unnest(${sql.param(numbers)}::text[], ${sql.param(names)}::text[],
      ${sql.param(places.map((place) => place.country))}::text[],
      ${sql.param(places.map((place) => place.timeZone))}::text[]) as new (number, name, country, time_zone), clock
    where not exists (select from contacts where company_id = ${ctx.companyId} and contacts.number = new.number)
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
    where company_id = ${ctx.companyId} and id = any(${sql.param(states.map((state) => state.id))}::bigint[])
    returning id, number, blocked_at as changed_at`);
  return rows.map((row) => changed(row, row.changed_at));
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
    where company_id = ${ctx.companyId} and id = any(${sql.param(states.map((state) => state.id))}::bigint[])
    returning id, number, updated_at as changed_at`);
  return rows.map((row) => changed(row, blockedAt.get(row.number) ?? row.changed_at));
}

/** Gives locked contacts that have no name the one that is known of them now. */
export async function fillNames(ctx: Context, states: State[], wanted: Map<Phone, Target>): Promise<void> {
  const named = states.flatMap(({ id, number }) => {
    const name = wanted.get(number)?.name;
    return name ? [{ id, name }] : [];
  });
  if (named.length === 0) return;
  await ctx.db.execute(sql`
    update contacts set name = new.name
    from unnest(${sql.param(named.map((one) => one.id))}::bigint[], ${sql.param(named.map((one) => one.name))}::text[]) as new (id, name)
    where company_id = ${ctx.companyId} and contacts.id = new.id and coalesce(contacts.name, '') = ''`);
}

/** `at` when a person acts, else null: `user_updated_at` is the last change by a person. */
const byPerson = (ctx: Context) => (ctx.actor.userId === undefined ? sql`null::timestamptz` : sql`at`);

const changed = (row: ChangedRow, blockedAt: string) => ({
  id: Number(row.id),
  number: row.number,
  blockedAt,
  changedAt: row.changed_at,
});
