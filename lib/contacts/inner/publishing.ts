import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/outbox";
import type { Change } from "./change";
import { lastLog } from "./history";

/** A bigger change is told in several events. */
const CONTACTS_AN_EVENT = 1_000;

const WIRE = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"'`);
const wire = (column: string) => sql`to_char(${sql.raw(column)} at time zone 'UTC', ${WIRE})`;

/**
 * Tells subscriptions of a change of `blocked` that is logged, up to 1,000 contacts an event, with the ids of their log
 * rows. For contacts that are locked: the last row of each log is this change's.
 */
export async function publishChange(
  ctx: Context,
  changed: { id: number }[],
  { blocked }: Pick<Change, "blocked">,
): Promise<void> {
  if (changed.length === 0) return;
  const ids = () => sql`${sql.param(changed.map((contact) => contact.id))}::bigint[]`;
  await publish(
    ctx,
    blocked ? "contact_blocked" : "contact_unblocked",
    () => sql`
    select jsonb_build_object(
      'source', min(logged.source::text), 'user_id', min(user_id), 'collaborator_id', min(collaborator_id),
      'access_token_id', min(access_token_id), 'call_id', min(call_id), 'lead_id', min(lead_id),
      'contact_import_id', min(contact_import_id), 'unblock_contact_job_id', min(unblock_contact_job_id),
      'schedule_action_id', min(schedule_action_id),
      'contacts', jsonb_agg(jsonb_build_object(
        'id', contact_id, 'number', number, 'block_log_id', log_id, 'reason', reason, 'note', note,
        'blocked_at', ${wire("blocked_at")}, 'blocked_cleared_at', ${wire("blocked_cleared_at")}) order by log_id)) as data
    from (
      select log.*, log.id as log_id, contact.number, (row_number() over (order by log.id) - 1) / ${CONTACTS_AN_EVENT} as batch
      from unnest(${ids()}) as changed (id)
      cross join lateral ${lastLog(ctx, sql`changed.id`, sql`log.*`)} as log
      cross join lateral (
        select number from contacts where company_id = ${ctx.companyId} and id = changed.id limit 1) as contact
    ) as logged
    group by batch order by batch`,
  );
}
