import { randomBytes } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { type Call, calls } from "@/db/schema/calls";
import { type Lead, leads } from "@/db/schema/leads";
import { type Schedule, type ScheduleAction, scheduleActions, schedules } from "@/db/schema/schedules";
import { scheduleRuns, scheduleRunSteps } from "@/db/schema/schedule-runs";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import { holdContact } from "@/lib/contacts/inner/holding";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import type { Phone } from "@/lib/phone/phone";

/** For tests: the number that schedules dial and text from. */
export const OURS = "+12125550100" as Phone;

type NewAction = Pick<ScheduleAction, "kind"> & Partial<ScheduleAction>;

/** For tests: a schedule with its actions, in order. */
export async function makeSchedule(
  { companyId, db }: Context,
  values: Partial<Schedule>,
  actions: NewAction[] = [{ kind: "block" }],
): Promise<Schedule & { actions: ScheduleAction[] }> {
  const leadToken = randomBytes(9).toString("hex");
  const schedule = one(
    await db
      .insert(schedules)
      .values({ companyId, name: "Test schedule", number: OURS, leadToken, ...values })
      .returning(),
  );
  const rows = actions.map((action, position) => ({
    companyId,
    scheduleId: schedule.id,
    position,
    ...action,
  }));
  const made = rows.length > 0 ? await db.insert(scheduleActions).values(rows).returning() : [];
  return { ...schedule, actions: made };
}

/** For tests: a call with a number, or a withheld one; outbound and queued unless said otherwise. */
export function makeCall(ctx: Context, number: Phone | null, values: Partial<Call> = {}): Promise<Call> {
  return transaction(ctx, async (ctx) => {
    const contact = number === null ? null : await holdContact(ctx, number);
    const parts = { companyId: ctx.companyId, contactId: contact?.id, callerId: number, ourNumber: OURS };
    return one(
      await ctx.db
        .insert(calls)
        .values({ direction: "outbound", status: "queued", provider: "sandbox", ...parts, ...values })
        .returning(),
    );
  });
}

/** For tests: a lead of a number. */
export function makeLead(ctx: Context, number: Phone, values: Partial<Lead> = {}): Promise<Lead> {
  return transaction(ctx, async (ctx) => {
    const contact = await holdContact(ctx, number);
    const parts = { companyId: ctx.companyId, contactId: contact.id, callerId: number };
    return one(
      await ctx.db
        .insert(leads)
        .values({ ...parts, ...values })
        .returning(),
    );
  });
}

/** For tests: a text that came in. */
export function makeText(ctx: Context, number: Phone, message: string): Promise<TextMessage> {
  return transaction(ctx, async (ctx) => {
    const contact = await holdContact(ctx, number);
    const parts = { companyId: ctx.companyId, contactId: contact.id, callerId: number, ourNumber: OURS };
    return one(
      await ctx.db
        .insert(textMessages)
        .values({
          direction: "inbound",
          status: "received",
          provider: "sandbox",
          message,
          sentAt: new Date(),
          ...parts,
        })
        .returning(),
    );
  });
}

/** For tests: the company's runs with their steps, in order. */
export async function runsWithSteps({ companyId, db }: Context) {
  const [runs, steps] = await Promise.all([
    db.select().from(scheduleRuns).where(eq(scheduleRuns.companyId, companyId)).orderBy(asc(scheduleRuns.id)),
    db
      .select()
      .from(scheduleRunSteps)
      .where(eq(scheduleRunSteps.companyId, companyId))
      .orderBy(asc(scheduleRunSteps.scheduleRunId), asc(scheduleRunSteps.position)),
  ]);
  return runs.map((run) => ({ ...run, steps: steps.filter((step) => step.scheduleRunId === run.id) }));
}

/** For tests: a schedule's setting changed afterwards. */
export async function changeSchedule(ctx: Context, id: number, values: Partial<Schedule>): Promise<void> {
  await ctx.db
    .update(schedules)
    .set(values)
    .where(and(eq(schedules.companyId, ctx.companyId), eq(schedules.id, id)));
}

function one<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("nothing was inserted");
  return row;
}
