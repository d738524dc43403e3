import { and, eq, inArray, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { offerNumbers } from "@/db/schema/offers";
import { type Schedule, schedules } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { log } from "@/lib/log";
import type { Phone } from "@/lib/phone/phone";
import { type Fired, firedBy, type FiringEvent, waitsFor } from "../matching";
import { enqueueRun } from "../queueing";

export type { FiringEvent } from "../matching";

/** How often a day one schedule may run on one contact. A schedule that dials may fire itself. */
const RUNS_A_DAY = 20;

/**
 * Starts a run of every active schedule that waits for the event, in the context's transaction, once for each event.
 * The run takes the schedule's present actions; a schedule without actions gets no run. An event without a contact (a
 * withheld number) fires nothing. One schedule runs at most twenty times on one contact within 24 hours; more are
 * logged only.
 */
export async function fire(ctx: Context, event: FiringEvent): Promise<void> {
  const fired = firedBy(event);
  const { contactId } = fired;
  if (contactId === null) return;
  const candidates = await waiting(ctx, event);
  if (candidates.length === 0) return;
  await transaction(ctx, async (ctx) => {
    const offerId =
      event.trigger === "text_keyword" ? await offerOf(ctx, event.text.ourNumber) : fired.offerId;
    const due = candidates.filter((schedule) => waitsFor(schedule, event, offerId));
    if (due.length === 0) return;
    const calm = await withoutLoops(ctx, contactId, due);
    await Promise.all((await startRuns(ctx, fired, calm)).map((run) => enqueueRun(ctx, run)));
  });
}

function waiting(ctx: Context, { trigger }: FiringEvent): Promise<Schedule[]> {
  const { companyId, active } = schedules;
  return ctx.db
    .select()
    .from(schedules)
    .where(and(eq(companyId, ctx.companyId), eq(schedules.trigger, trigger), active));
}

/** A text belongs to the offer that owns the number it was sent to. */
async function offerOf(ctx: Context, ourNumber: Phone | null): Promise<number | null> {
  if (ourNumber === null) return null;
  const [owned] = await ctx.db
    .select({ offerId: offerNumbers.offerId })
    .from(offerNumbers)
    .where(and(eq(offerNumbers.companyId, ctx.companyId), eq(offerNumbers.number, ourNumber)));
  return owned?.offerId ?? null;
}

/**
 * The schedules that have not run on the contact too often. The contact's lock makes events at the same time count one
 * after the other.
 */
async function withoutLoops(ctx: Context, contactId: number, due: Schedule[]): Promise<Schedule[]> {
  await ctx.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.companyId, ctx.companyId), eq(contacts.id, contactId)))
    .for("no key update");
  const tired = await ctx.db.execute<{ schedule_id: number }>(sql`
    select schedule_id from schedule_runs
    where company_id = ${ctx.companyId} and contact_id = ${contactId} and not manual
      and created_at > now() - interval '24 hours'
    group by schedule_id having count(*) >= ${RUNS_A_DAY}`);
  const ids = new Set(tired.map((row) => row.schedule_id));
  for (const { id } of due.filter((schedule) => ids.has(schedule.id))) {
    const { companyId } = ctx;
    log.warn(
      { companyId, scheduleId: id, contactId },
      "a schedule ran too often on one contact today: left out",
    );
  }
  return due.filter((schedule) => !ids.has(schedule.id));
}

/** Waits for an edit that is under way, so that a run never takes actions that the edit replaces. */
async function startRuns(ctx: Context, fired: Fired, due: Schedule[]) {
  const { companyId } = ctx;
  const ids = due.map((schedule) => schedule.id);
  await ctx.db
    .select({ id: schedules.id })
    .from(schedules)
    .where(and(eq(schedules.companyId, companyId), inArray(schedules.id, ids)))
    .orderBy(schedules.id)
    .for("share");
  const started = await ctx.db.execute<{ id: number }>(sql`
    insert into schedule_runs (company_id, schedule_id, fired_by, contact_id, call_id, lead_id, text_message_id, action_ids)
    select company_id, schedule_id, ${fired.firedBy}, ${fired.contactId}::bigint, ${fired.callId}::bigint,
      ${fired.leadId}::bigint, ${fired.textMessageId}::bigint, array_agg(id order by position, id)
    from schedule_actions
    where company_id = ${companyId} and archived_at is null
      and schedule_id = any(${sql.param(ids)}::bigint[])
    group by company_id, schedule_id
    on conflict (company_id, schedule_id, fired_by) do nothing
    returning id`);
  return started.map((run) => ({ companyId, id: run.id }));
}
