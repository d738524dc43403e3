import { type SQL, sql } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { type ChangeLog, changeLogs } from "@/db/enums";
import { type Segment, segmentsOf } from "./segments";

/** Positions that one transaction gives at most, of each log. */
const AT_ONCE = 40_000;

/**
 * Gives positions to what was committed in a company's logs since the last time, in the order of the ids, and returns
 * the last position. Any process may do so at any time: one at a time does, and a kill leaves all or nothing of a
 * transaction.
 *
 * Rows are looked for wherever none has been found so far: above the settled id, outside of the segments. So one that
 * is committed late, with a low id, gets its position late.
 */
export async function givePositions(companyId: number): Promise<number> {
  const { seq, news } = await lookForNews(companyId);
  let given = { seq, more: news };
  while (given.more) given = await db.transaction((tx) => giveSome(tx, companyId));
  return given.seq;
}

/** Whether there are rows without a position, or segments to be settled. Locks and writes nothing. */
async function lookForNews(companyId: number): Promise<{ seq: number; news: boolean }> {
  const [row] = await db.execute<{ seq: number; news: boolean }>(sql`
    with ${holesOf(companyId)}
    select seq, (exists (select from taken) and seen_by <= pg_snapshot_xmin(pg_current_snapshot()))
      or ${sql.join(
        changeLogs.map((log) => sql`exists (${unseen(companyId, log, 1)})`),
        sql` or `,
      )} as news
    from feed`);
  return row ?? { seq: 0, news: false };
}

type Found = { seq: number; block: string; opt_out: string; over: boolean; unknown: boolean };

/** Gives one transaction's worth of positions; returns the last, and whether there may be more. */
export async function giveSome(tx: Tx, companyId: number): Promise<{ seq: number; more: boolean }> {
  // Asked before this transaction has a number: whoever was given one of these ids has a lower number.
  const [given] = await tx.execute<{ id: number }>(sql`select last_value as id from block_logs_id_seq`);
  await tx.execute(sql`insert into change_feeds (company_id) values (${companyId}) on conflict do nothing`);
  await tx.execute(sql`select from change_feeds where company_id = ${companyId} for update`);
  const all = (log: ChangeLog) =>
    sql`(select coalesce(string_agg(id::text, ','), '') from (${unseen(companyId, log, AT_ONCE)}) as one)`;
  const [found] = await tx.execute<Found>(sql`
    with ${holesOf(companyId)}
    select seq, ${all("block")} as block, ${all("opt_out")} as opt_out,
      seen_by is null or seen_by > pg_current_xact_id() as unknown,
      coalesce(seen_by <= pg_snapshot_xmin(pg_current_snapshot()), false) as over
    from feed`);
  if (!found) throw new Error("a feed has a row");
  const ids = { block: idsIn(found.block), opt_out: idsIn(found.opt_out) };
  const cut = changeLogs.map((log) => ids[log]).filter(({ length }) => length === AT_ONCE);
  const end = Math.min(...cut.map((one) => one[AT_ONCE - 1] ?? 0));
  const seq = await keepSegments(tx, companyId, found.seq, segmentsOf(ids, end));
  const whole = cut.length === 0;
  const over = whole && found.over;
  await tx.execute(sql`
    update change_feeds set settled_id = case when ${over} then seen_id else settled_id end,
      seen_id = case when ${over || found.unknown} then ${given?.id ?? 0} else seen_id end,
      seen_by = case when ${over || found.unknown} then pg_current_xact_id() else seen_by end
    where company_id = ${companyId}`);
  return { seq, more: !whole };
}

const idsIn = (text: string): number[] =>
  text === ""
    ? []
    : text
        .split(",")
        .map(Number)
        .sort((a, b) => a - b);

async function keepSegments(tx: Tx, companyId: number, seq: number, segments: Segment[]): Promise<number> {
  if (segments.length === 0) return seq;
  const of = <Value>(value: (segment: Segment) => Value) => sql.param(segments.map(value));
  const [last] = await tx.execute<{ seq: number }>(sql`
    with placed as (
      select *, ${seq} + sum(count) over (order by place) as last_seq
      from unnest(${of(({ log }) => log)}::text[], ${of(({ count }) => count)}::int[], ${of(({ ids }) => ids)}::text[],
        ${of(({ lastId }) => lastId)}::bigint[]) with ordinality as one (log, count, ids, last_id, place)),
    kept as (
      insert into change_segments (company_id, first_seq, last_seq, log, ids, last_id)
      select ${companyId}, last_seq - count + 1, last_seq, log, ids::int8multirange, last_id from placed)
    update change_feeds set seq = (select max(last_seq) from placed) where company_id = ${companyId} returning seq`);
  return last?.seq ?? seq;
}

/**
 * The tables `feed`, `taken` (the ids above the settled one that have their position) and `holes`: where rows without
 * one may be.
 */
const holesOf = (companyId: number): SQL => sql`
  feed as (
    select coalesce(max(seq), 0) as seq, coalesce(max(settled_id), 0) as settled_id, max(seen_by) as seen_by
    from change_feeds where company_id = ${companyId}),
  taken as materialized (
    select log, range_agg(ids) as ids from change_segments
    where company_id = ${companyId} and last_id > (select settled_id from feed) group by log),
  holes as materialized (
    select one.log, hole from unnest(${sql.param([...changeLogs])}::text[]) as one (log)
    left join taken on taken.log = one.log
    cross join lateral unnest(
      int8multirange(int8range((select settled_id from feed), null, '()')) - coalesce(taken.ids, '{}')) as hole)`;

const TABLES: Record<ChangeLog, SQL> = { block: sql`block_logs`, opt_out: sql`opt_out_logs` };
const LARGEST_ID = sql.raw("9223372036854775807");

/** The first rows of a log, as `id`, that have no position. */
const unseen = (companyId: number, log: ChangeLog, most: number): SQL => sql`
  select row.id from holes cross join lateral (
    select id from ${TABLES[log]} where company_id = ${companyId} and id >= lower(hole)
      and id < coalesce(upper(hole), ${LARGEST_ID}) order by id limit ${most}) as row
  where holes.log = ${log} order by row.id limit ${most}`;
