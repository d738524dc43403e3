import { type Schedule, schedules } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { nextUpdatedAt, refuseStale } from "@/lib/editing";
import { NotFound } from "@/lib/errors";
import { makeLeadToken } from "@/lib/making-lead-tokens";
import { Id } from "@/lib/offers/schema";
import { allow } from "@/lib/allow";
import { checkDisposition, checkedNumber, checkOffer, fitting } from "./inner/checked";
import { thisSchedule } from "./inner/finding";
import { CreateSchedule, SwitchSchedule, type TriggerFields, UpdateSchedule } from "./schema";
import { setActions } from "./inner/setting-actions";

/**
 * Creates a schedule with its trigger, its actions in order and a lead token. Throws `Invalid` for text that is not a
 * number, another company's offer, and an unknown disposition. Its actions need no permission when they run. Needs
 * `setup_system`.
 */
export async function createSchedule(ctx: Context, input: CreateSchedule): Promise<Schedule> {
  allow(ctx, "setup_system");
  const { name, active, when, ...given } = CreateSchedule.parse(input);
  const actions = fitting(given.actions, when);
  return transaction(ctx, async (ctx) => {
    const values = { name, active, ...triggerOf(when), ...(await checked(ctx, { ...given, when })) };
    const [schedule] = await ctx.db
      .insert(schedules)
      .values({ ...values, companyId: ctx.companyId, leadToken: makeLeadToken() })
      .returning();
    if (!schedule) throw new Error("no schedule was inserted");
    await setActions(ctx, schedule.id, actions);
    return schedule;
  });
}

/**
 * Replaces a schedule, its list of actions included: see `setActions`. Throws `Conflict` when it was changed after
 * `updatedAt`, and what `createSchedule` throws. Needs `setup_system`.
 */
export async function updateSchedule(ctx: Context, input: UpdateSchedule): Promise<Schedule> {
  allow(ctx, "setup_system");
  const { id, updatedAt, name, active, when, ...given } = UpdateSchedule.parse(input);
  const actions = fitting(given.actions, when);
  return transaction(ctx, async (ctx) => {
    const before = await lockSchedule(ctx, id);
    refuseStale("schedule", before, { updatedAt });
    const values = { name, active, ...triggerOf(when), ...(await checked(ctx, { ...given, when }, before)) };
    await setActions(ctx, id, actions);
    return change(ctx, id, values);
  });
}

/** Switches a schedule on or off. While it is off, nothing fires it, and its runs stop. Needs `setup_system`. */
export async function switchSchedule(
  ctx: Context,
  input: { id: number; active: boolean },
): Promise<Schedule> {
  allow(ctx, "setup_system");
  const { id, active } = SwitchSchedule.parse(input);
  return transaction(ctx, async (ctx) => {
    const schedule = await lockSchedule(ctx, id);
    return schedule.active === active ? schedule : change(ctx, id, { active });
  });
}

/** Gives a schedule a new lead token. The old one stops working. Needs `setup_system`. */
export async function renewScheduleToken(ctx: Context, { id }: { id: number }): Promise<Schedule> {
  allow(ctx, "setup_system");
  const [schedule] = await ctx.db
    .update(schedules)
    .set({ leadToken: makeLeadToken() })
    .where(thisSchedule(ctx, Id.parse(id)))
    .returning();
  if (!schedule) throw new NotFound("schedule");
  return schedule;
}

/** Clears the fields of other triggers. */
const triggerOf = (when: TriggerFields) => ({
  triggerStatuses: [],
  triggerCount: null,
  triggerDisposition: null,
  triggerKeyword: null,
  ...when,
});

type Given = { number?: string | null; offerId?: number | null; when: TriggerFields };

async function checked(ctx: Context, { number, offerId, when }: Given, before?: Schedule) {
  await checkOffer(ctx, offerId);
  await checkDisposition(ctx, when, before);
  return { number: await checkedNumber(ctx, number, before), offerId: offerId ?? null };
}

/** A weaker lock, so that an event can still start a run meanwhile. */
async function lockSchedule(ctx: Context, id: number): Promise<Schedule> {
  const [schedule] = await ctx.db.select().from(schedules).where(thisSchedule(ctx, id)).for("no key update");
  if (!schedule) throw new NotFound("schedule");
  return schedule;
}

async function change(ctx: Context, id: number, values: Partial<Schedule>): Promise<Schedule> {
  const [schedule] = await ctx.db
    .update(schedules)
    .set({ ...values, updatedAt: nextUpdatedAt(schedules.updatedAt) })
    .where(thisSchedule(ctx, id))
    .returning();
  if (!schedule) throw new NotFound("schedule");
  return schedule;
}
