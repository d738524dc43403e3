import { sql } from "drizzle-orm";
import { actorColumns, type Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import type { Change, Target } from "./change";
import { isDecided, lastLog } from "./history";
import type { Changed, State } from "./rows";

const COLUMNS = sql`source, reason, note, user_id, collaborator_id, access_token_id, call_id, lead_id,
  contact_import_id, unblock_contact_job_id, schedule_action_id, request_ip`;

/** The same columns' values: reason and note of the row, the rest of the change and of who asks. */
function trace(ctx: Context, change: Change, { reason, note }: Said) {
  const { userId, collaboratorId, accessTokenId } = actorColumns(ctx.actor);
  return sql`
  ${change.source}::block_source, coalesce(new.reason, ${reason.common})::block_reason, coalesce(new.note, ${note.common}),
  ${userId}::bigint, ${collaboratorId}::bigint, ${accessTokenId}::bigint,
  ${change.callId ?? null}::bigint, ${change.leadId ?? null}::bigint, ${change.contactImportId ?? null}::bigint,
  ${change.unblockContactJobId ?? null}::bigint, ${change.scheduleActionId ?? null}::bigint, ${ctx.requestIp ?? null}::inet`;
}

/** One block_logs row for each changed contact. */
export async function logChanges(
  ctx: Context,
  changed: Changed[],
  wanted: Map<Phone, Target>,
  change: Change,
) {
  if (changed.length === 0) return;
  const said = saidOf(changed, wanted, change);
  const at = spread(changed.map((row) => row.changedAt));
  const ended = spread(change.blocked ? [] : changed.map((row) => row.blockedAt));
  const now = sql`coalesce(new.at, ${at.common})::timestamptz`;
  const times = change.blocked
    ? sql`${now}, null::timestamptz, ${now}`
    : sql`coalesce(new.ended, ${ended.common})::timestamptz, ${now}, ${now}`;
  await ctx.db.execute(sql`
    insert into block_logs (company_id, contact_id, action, ${COLUMNS}, blocked_at, blocked_cleared_at, created_at)
    select ${ctx.companyId}, new.contact_id, ${change.blocked ? "block" : "unblock"}::block_action, ${trace(ctx, change, said)}, ${times}
    from unnest(${said.ids}, ${said.reason.array}, ${said.note.array}, ${at.array}, ${ended.array})
      as new (contact_id, reason, note, at, ended)`);
}

/**
 * One repeated_blocks row for each locked contact that is blocked already, beside the log row in force; none where the
 * same upload has a row in the contact's history. Returns the ids of the contacts that got one.
 */
export async function logRepeats(
  ctx: Context,
  blocked: State[],
  wanted: Map<Phone, Target>,
  change: Change,
): Promise<Set<number>> {
  if (blocked.length === 0) return new Set();
  const contactId = sql`new.contact_id`;
  const { contactImportId, firstRows } = change;
  const undecided =
    contactImportId == null || firstRows ? sql`true` : sql`not ${isDecided(ctx, contactId, contactImportId)}`;
  const said = saidOf(blocked, wanted, change);
  const rows = await ctx.db.execute<{ contact_id: number }>(sql`
    insert into repeated_blocks (company_id, contact_id, block_log_id, ${COLUMNS}, created_at)
    select ${ctx.companyId}, new.contact_id, logged.id, ${trace(ctx, change, said)},
      greatest(date_trunc('milliseconds', clock_timestamp()), logged.at)
    from unnest(${said.ids}, ${said.reason.array}, ${said.note.array}) as new (contact_id, reason, note)
    left join lateral ${lastLog(ctx, contactId, sql`log.id, log.created_at as at`)} as logged on true
    where ${undecided}
    returning contact_id`);
  return new Set(rows.map((row) => row.contact_id));
}

type Said = ReturnType<typeof saidOf>;

/** The contacts, and what each was asked with: its own reason and note, else those of the change. */
function saidOf(rows: { id: number; number: Phone }[], wanted: Map<Phone, Target>, change: Change) {
  const targets = rows.map((row) => wanted.get(row.number));
  return {
    ids: sql`${sql.param(rows.map((row) => row.id))}::bigint[]`,
    reason: spread(targets.map((target) => target?.reason ?? change.reason ?? null)),
    note: spread(targets.map((target) => target?.note ?? change.note ?? null)),
  };
}

/**
 * Values as an array for `unnest`, or, where all are the same, an empty one and that value: `unnest` fills up with
 * nulls.
 */
function spread(values: (string | null)[]) {
  const [first = null] = values;
  const same = values.every((value) => value === first);
  return { array: sql`${sql.param(same ? [] : values)}::text[]`, common: sql`${same ? first : null}::text` };
}
