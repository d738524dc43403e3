import { presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { WholeSchedule } from "./reading";

/** A schedule as the API says it. */
export const scheduleRecord = presenter<WholeSchedule>({
  id: (schedule) => schedule.id,
  type: () => "Schedule",
  created_at: (schedule) => wireTime(schedule.createdAt),
  updated_at: (schedule) => wireTime(schedule.updatedAt),
  routes_show_path: (schedule) => `/schedules/${schedule.id}`,
  routes_edit_path: (schedule) => `/schedules/${schedule.id}`,
  name: (schedule) => schedule.name,
  active: (schedule) => schedule.active,
  number: (schedule) => schedule.number,
  offer_id: (schedule) => schedule.offerId,
  lead_token: (schedule) => schedule.leadToken,
  trigger: (schedule) => schedule.trigger,
  trigger_statuses: (schedule) => schedule.triggerStatuses,
  trigger_count: (schedule) => schedule.triggerCount,
  trigger_disposition: (schedule) => schedule.triggerDisposition,
  trigger_keyword: (schedule) => schedule.triggerKeyword,
  actions: (schedule) =>
    schedule.actions.map(({ id, kind, name, manual, reason, note, message, waitSeconds }) => ({
      id,
      kind,
      name,
      manual,
      reason,
      note,
      message,
      wait_seconds: waitSeconds,
    })),
});
