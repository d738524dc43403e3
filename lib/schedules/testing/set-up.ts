import type { Context } from "@/lib/context";
import { readSchedule } from "../reading";
import type { CreateSchedule, WholeSchedule } from "../schema";
import { createSchedule } from "../setting-up";

/** For tests: actions, a schedule with two of them, and how its form would send it back. */
export const block = { kind: "block", reason: "spam", note: "two calls" } as const;
export const wait = { kind: "wait", waitSeconds: 3_600 } as const;
export const sms = { kind: "send_sms", message: "Hello {{ first_name }}" } as const;
export const twoCalls: CreateSchedule = {
  name: "Two calls",
  when: { trigger: "no_answer", triggerCount: 2 },
  actions: [wait, block],
};

export async function made(ctx: Context, input: Partial<CreateSchedule> = {}): Promise<WholeSchedule> {
  const { id } = await createSchedule(ctx, { ...twoCalls, ...input });
  return readSchedule(ctx, id);
}

/** The schedule as its form would send it back, with other actions. */
export const asSeen = (schedule: WholeSchedule, actions: CreateSchedule["actions"] = kept(schedule)) => ({
  ...twoCalls,
  id: schedule.id,
  name: schedule.name,
  active: schedule.active,
  number: schedule.number,
  updatedAt: schedule.updatedAt,
  actions,
});

/** Its actions as their form would send them back. */
export const kept = ({ actions }: WholeSchedule) =>
  actions.map((action) => ({ ...action }) as CreateSchedule["actions"][number]);
