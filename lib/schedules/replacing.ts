import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { scheduleRuns } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";

/** An archived action and the one that took its place. */
export type Replaced = { id: number; by: number };

/**
 * Lets the runs that have not come to a replaced action yet come to the one in its place, so that a change of what an action
 * does, made while a run waits, neither undoes the action nor does the old thing. What a run has begun stays.
 */
export async function replaceInRuns(
  { db, companyId }: Context,
  scheduleId: number,
  replaced: readonly Replaced[],
): Promise<void> {
  if (replaced.length === 0) return;
  const ids = sql`${sql.param(replaced.map(({ id }) => id))}::bigint[]`;
  const open = and(
    eq(scheduleRuns.companyId, companyId),
    eq(scheduleRuns.scheduleId, scheduleId),
    isNull(scheduleRuns.endedAt),
    sql`${scheduleRuns.actionIds} && ${ids}`,
  );
  // Locked by a statement of its own: what a worker has just begun, only a later statement sees.
  await db
    .select({ id: scheduleRuns.id })
    .from(scheduleRuns)
    .where(open)
    .orderBy(asc(scheduleRuns.id))
    .for("no key update");
  await db.execute(sql`
    update schedule_runs as run
    set action_ids = (
      select array_agg(coalesce(new.id, old.id) order by old.place)
      from unnest(run.action_ids) with ordinality as old (id, place)
      left join unnest(${ids}, ${sql.param(replaced.map(({ by }) => by))}::bigint[]) as new (was, id)
        on new.was = old.id and old.place > run.position + (
          select count(*) from schedule_run_steps as step
          where step.company_id = run.company_id and step.schedule_run_id = run.id
            and step.position = run.position and step.result = 'started'))
    where company_id = ${companyId} and schedule_id = ${scheduleId} and ended_at is null and action_ids && ${ids}`);
}
