import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { offers } from "@/db/schema/offers";
import { type Schedule, type ScheduleAction, scheduleActions, schedules } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/permissions";

/** A schedule with its present actions in order, and its offer's name. */
export type WholeSchedule = Schedule & { actions: ScheduleAction[]; offerName: string | null };

/** One schedule; `NotFound` when it is not there. Needs `setup_system`. */
export async function readSchedule(ctx: Context, id: number): Promise<WholeSchedule> {
  allow(ctx, "setup_system");
  const found = Number.isSafeInteger(id)
    ? await ctx.db.select().from(schedules).where(thisSchedule(ctx, id))
    : [];
  const [whole] = await withActions(ctx, found);
  if (!whole) throw new NotFound("schedule");
  return whole;
}

export const thisSchedule = ({ companyId }: Pick<Context, "companyId">, id: number) =>
  and(eq(schedules.companyId, companyId), eq(schedules.id, id));

/** The schedules with their present actions and the names of their offers. */
export async function withActions(ctx: Context, rows: Schedule[]): Promise<WholeSchedule[]> {
  if (rows.length === 0) return [];
  const { db, companyId } = ctx;
  const offerIds = rows.flatMap(({ offerId }) => offerId ?? []);
  const [actions, named] = await Promise.all([
    presentActions(
      ctx,
      rows.map((schedule) => schedule.id),
    ),
    offerIds.length === 0
      ? []
      : db
          .select({ id: offers.id, name: offers.name })
          .from(offers)
          .where(and(eq(offers.companyId, companyId), inArray(offers.id, offerIds))),
  ]);
  return rows.map((schedule) => ({
    ...schedule,
    actions: actions.filter(({ scheduleId }) => scheduleId === schedule.id),
    offerName: named.find(({ id }) => id === schedule.offerId)?.name ?? null,
  }));
}

/** The actions of these schedules that are not archived, in order. */
export function presentActions(
  { db, companyId }: Context,
  scheduleIds: readonly number[],
): Promise<ScheduleAction[]> {
  return db
    .select()
    .from(scheduleActions)
    .where(
      and(
        eq(scheduleActions.companyId, companyId),
        inArray(scheduleActions.scheduleId, [...scheduleIds]),
        isNull(scheduleActions.archivedAt),
      ),
    )
    .orderBy(asc(scheduleActions.position), asc(scheduleActions.id));
}
