import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone";
import type { Change, Target } from "./blocking";
import { histories } from "./standing";
import type { Changed, State } from "./states";

const COLUMNS = sql`source, reason, note, user_id, collaborator_id, access_token_id, call_id, lead_id,
  contact_import_id, unblock_contact_job_id, schedule_action_id, request_ip`;

/** The same columns' values: reason and note of the row, the rest of the change and of who asks. */
const trace = (ctx: Context, change: Change) => sql`
  ${change.source}::block_source, new.reason::block_reason, new.note, ${ctx.actor.userId ?? null}::bigint,
  ${ctx.actor.collaboratorId ?? null}::bigint, ${ctx.actor.accessTokenId ?? null}::bigint, ${change.callId ?? null}::bigint,
  ${change.leadId ?? null}::bigint, ${change.contactImportId ?? null}::bigint,
  ${change.unblockContactJobId ?? null}::bigint, ${change.scheduleActionId ?? null}::bigint, ${ctx.requestIp ?? null}::inet`;

/** One block_logs row for each changed contact. */
export async function logChanges(
  ctx: Context,
  changed: Changed[],
  wanted: Map<Phone, Target>,
  change: Change,
) {
  if (changed.length === 0) return;
  const action = change.blocked ? "block" : "unblock";
  const cleared = change.blocked ? sql`null::timestamptz` : sql`new.at`;
  await ctx.db.execute(sql`
    insert into block_logs (company_id, contact_id, action, ${COLUMNS}, blocked_at, blocked_cleared_at, created_at)
    select ${ctx.companyId}, new.contact_id, ${action}::block_action, ${trace(ctx, change)}, new.blocked_at, ${cleared}, new.at
    from unnest(${said(changed, wanted, change)}, ${sql.param(changed.map((row) => row.blockedAt))}::text[]::timestamptz[],
      ${sql.param(changed.map((row) => row.changedAt))}::text[]::timestamptz[]) as new (contact_id, reason, note, blocked_at, at)`);
}

/**
 * One repeated_blocks row for each locked contact that is blocked already, beside the log row in force; none where the same
 * upload has a row in the contact's history. Returns the ids of the contacts that got one.
 */
export async function logRepeats(
  ctx: Context,
  blocked: State[],
  wanted: Map<Phone, Target>,
  change: Change,
): Promise<Set<number>> {
  if (blocked.length === 0) return new Set();
  const { contactImportId = null } = change;
  const undecided = contactImportId === null ? sql`true` : sql`not (logged.its or repeated.its)`;
  const rows = await ctx.db.execute<{ contact_id: string }>(sql`
    insert into repeated_blocks (company_id, contact_id, block_log_id, ${COLUMNS}, created_at)
    select ${ctx.companyId}, new.contact_id, logged.id, ${trace(ctx, change)},
      greatest(date_trunc('milliseconds', clock_timestamp()), logged.at)
    from unnest(${said(blocked, wanted, change)}) as new (contact_id, reason, note)
    ${histories(ctx, sql`new.contact_id`, contactImportId)}
    where ${undecided}
    returning contact_id`);
  return new Set(rows.map((row) => Number(row.contact_id)));
}

/** The arrays of contact ids, reasons and notes for `unnest`. */
function said(rows: { id: number; number: Phone }[], wanted: Map<Phone, Target>, change: Change) {
  const targets = rows.map((row) => wanted.get(row.number));
  return sql`${sql.param(rows.map((row) => row.id))}::bigint[],
    ${sql.param(targets.map((target) => target?.reason ?? change.reason ?? null))}::text[],
    ${sql.param(targets.map((target) => target?.note ?? change.note ?? null))}::text[]`;
}
