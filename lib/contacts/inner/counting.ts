import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** Counts a call to or from a contact. The context's transaction must hold the contact. */
export async function countCall(ctx: Context, contactId: number): Promise<void> {
  await ctx.db.execute(sql`
    with clock as materialized (select date_trunc('milliseconds', clock_timestamp()) as at)
    update contacts set calls_count = calls_count + 1, last_call_at = greatest(last_call_at, at), updated_at = greatest(updated_at, at)
    from clock where company_id = ${ctx.companyId} and id = ${contactId}`);
}

/** Takes back the count of a call that was never placed, after the call's record says so. */
export async function uncountCall(ctx: Context, contactId: number): Promise<void> {
  await ctx.db.execute(sql`
    update contacts set calls_count = calls_count - 1, last_call_at = (
      select max(created_at) from calls
      where company_id = contacts.company_id and contact_id = contacts.id 
        and (direction = 'inbound' or status not in ('blocked', 'opt-out', 'unavailable', 'no-buyer')))
    where company_id = ${ctx.companyId} and id = ${contactId}`);
}

/** A call to or from a contact has ended, or been answered. */
export type CallOutcome = "answered" | "no_answer" | "busy" | "failed";

/**
 * Counts how a call went. Returns how many outbound calls in a row have had no answer, this one included. A busy line
 * counts by itself: it neither adds to the calls without an answer nor ends their row. Locks the
 * contact, so that each of several calls that end at once gets its own number.
 */
export async function countOutcome(ctx: Context, contactId: number, outcome: CallOutcome): Promise<number> {
  const [row] = await ctx.db.execute<{ streak: number }>(sql`
    update contacts set
      outbound_no_answer_count = outbound_no_answer_count + ${outcome === "no_answer" ? 1 : 0},
      outbound_busy_count = outbound_busy_count + ${outcome === "busy" ? 1 : 0},
      outbound_call_failure_count = outbound_call_failure_count + ${outcome === "failed" ? 1 : 0},
      no_answer_streak = ${
        outcome === "no_answer"
          ? sql`no_answer_streak + 1`
          : outcome === "answered"
            ? sql`0`
            : sql`no_answer_streak`
      },
      updated_at = greatest(updated_at, date_trunc('milliseconds', clock_timestamp()))
    where company_id = ${ctx.companyId} and id = ${contactId}
    returning no_answer_streak as streak`);
  if (!row) throw new Error(`contact ${contactId} is not there`);
  return row.streak;
}
