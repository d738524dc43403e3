import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { leads } from "@/db/schema/leads";
import { offers } from "@/db/schema/offers";
import { scheduleActions, schedules } from "@/db/schema/schedules";
import { scheduleRuns } from "@/db/schema/schedule-runs";
import type { Context } from "@/lib/context";

/** For tests: an offer of the context's company. */
export async function makeOffer(
  { db, companyId }: Context,
  values: Partial<typeof offers.$inferInsert> = {},
) {
  const row = { name: "Solar West", leadToken: randomUUID(), ...values, companyId };
  return one(await db.insert(offers).values(row).returning());
}

/** For tests: a schedule of the context's company, with one action that waits, which any run begins with. */
export async function makeSchedule(
  { db, companyId }: Context,
  values: Partial<typeof schedules.$inferInsert> = {},
) {
  const row = { name: "Call back", leadToken: randomUUID(), ...values, companyId };
  const schedule = one(await db.insert(schedules).values(row).returning());
  const action = { companyId, scheduleId: schedule.id, position: 1, kind: "wait" as const, waitSeconds: 60 };
  await db.insert(scheduleActions).values(action);
  return schedule;
}

/** For tests: the company's leads, the oldest first. */
export const leadsOf = ({ db, companyId }: Context) =>
  db.select().from(leads).where(eq(leads.companyId, companyId)).orderBy(leads.id);

/** For tests: the runs that a schedule has begun. */
export const runsOfSchedule = ({ db, companyId }: Context, scheduleId: number) =>
  db
    .select()
    .from(scheduleRuns)
    .where(and(eq(scheduleRuns.companyId, companyId), eq(scheduleRuns.scheduleId, scheduleId)));

function one<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("nothing was inserted");
  return row;
}
