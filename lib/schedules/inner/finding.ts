import type { WholeSchedule } from "../schema";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { offers } from "@/db/schema/offers";
import { type Schedule, type ScheduleAction, scheduleActions, schedules } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";

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
