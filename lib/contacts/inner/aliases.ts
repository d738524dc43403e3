import { sql } from "drizzle-orm";
import type { BlockReason } from "@/db/enums";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { lastLog, standingsOf } from "./history";

/** A contact in its old spelling beside the one of the present spelling, which is there. */
export type Pair = {
  id: number;
  number: Phone;
  blocked: boolean;
  optOut: boolean;
  /** Of the block in force. */
  reason: BlockReason | null;
  presentId: number;
  present: Phone;
  presentBlocked: boolean;
  /** The present one was unblocked after the old one was blocked. */
  unblockedLater: boolean;
  /** The present one opted out or in after the old one opted out. */
  optedLater: boolean;
};

/** Old contacts, each with the number that is its present spelling and is a contact too. */
export async function pairsOf(ctx: Context, renumbered: Map<number, Phone>): Promise<Pair[]> {
  const rows = await ctx.db.execute<Pair>(sql`
    select old.id, old.number, old.blocked, old.opt_out as "optOut", log.reason,
      present.id as "presentId", present.number as present, present.blocked as "presentBlocked",
      not present.blocked and old.blocked and coalesce(its.last >= old.blocked_at, false) as "unblockedLater",
      coalesce(opted.last >= old.sms_opt_out_at, false) as "optedLater"
    from unnest(${sql.param([...renumbered.keys()])}::bigint[], ${sql.param([...renumbered.values()])}::text[]) as pair (id, present)
    join contacts as old on old.company_id = ${ctx.companyId} and old.id = pair.id
    join contacts as present on present.company_id = ${ctx.companyId} and present.number = pair.present
    left join lateral ${lastLog(ctx, sql`old.id`, sql`log.reason`)} as log on true
    left join lateral ${lastLog(ctx, sql`present.id`, sql`log.created_at as last`)} as its on true
    cross join lateral (
      select max(created_at) as last from opt_out_logs
      where company_id = ${ctx.companyId} and contact_id = present.id) as opted
    order by old.number collate "C"`);
  return [...rows];
}

/** Writes down which contacts are one telephone, and the log rows that moved the block of those in `moved`. */
export async function insertAliases(
  ctx: Context,
  pairs: Pair[],
  moved: { unblocked: Set<number>; blocked: Set<number> },
): Promise<void> {
  const standings = await standingsOf(
    ctx,
    pairs.flatMap(({ id, presentId }) => [id, presentId]),
  );
  const logOf = (id: number, isMoved: boolean) => (isMoved ? (standings.get(id)?.blockLogId ?? null) : null);
  await ctx.db.execute(sql`
    insert into contact_aliases (company_id, contact_id, present_contact_id, unblock_log_id, block_log_id)
    select ${ctx.companyId}, alias.* from unnest(
      ${sql.param(pairs.map(({ id }) => id))}::bigint[], ${sql.param(pairs.map(({ presentId }) => presentId))}::bigint[],
      ${sql.param(pairs.map(({ id }) => logOf(id, moved.unblocked.has(id))))}::bigint[],
      ${sql.param(pairs.map(({ presentId }) => logOf(presentId, moved.blocked.has(presentId))))}::bigint[]) as alias
    on conflict do nothing`);
}

/** The contacts that are one telephone with this one, whichever of them it is; without it. */
export async function aliasesOf(
  ctx: Pick<Context, "companyId" | "db">,
  contactId: number,
): Promise<number[]> {
  const rows = await ctx.db.execute<{ id: number }>(sql`
    with present as (
      select coalesce((select present_contact_id from contact_aliases
        where company_id = ${ctx.companyId} and contact_id = ${contactId}), ${contactId}::bigint) as id)
    select id from present where id <> ${contactId}
    union all
    select alias.contact_id from present join contact_aliases as alias
      on alias.company_id = ${ctx.companyId} and alias.present_contact_id = present.id
    where alias.contact_id <> ${contactId}`);
  return rows.map(({ id }) => id);
}
