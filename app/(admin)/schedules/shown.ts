import type { WholeSchedule } from "@/lib/schedules/schema";
import type { ShownSchedule } from "./schedule-form";

/** Returns the part of a schedule that its form is filled with. */
export const toShown = (schedule: WholeSchedule): ShownSchedule => ({
  id: schedule.id,
  updatedAt: schedule.updatedAt.toISOString(),
  name: schedule.name,
  active: schedule.active,
  number: schedule.number,
  offerId: schedule.offerId,
  trigger: schedule.trigger,
  triggerStatuses: schedule.triggerStatuses,
  triggerCount: schedule.triggerCount,
  triggerDisposition: schedule.triggerDisposition,
  triggerKeyword: schedule.triggerKeyword,
  actions: schedule.actions.map(({ id, kind, name, manual, reason, note, message, waitSeconds }) => ({
    id,
    kind,
    name,
    manual,
    reason,
    note,
    message,
    waitSeconds,
  })),
});
