import type { Context } from "@/lib/context";
import { type Presenter, presenter } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { WholeSchedule } from "./reading";

const forDialing = {
  id: (schedule: WholeSchedule) => schedule.id,
  type: () => "Schedule",
  created_at: (schedule: WholeSchedule) => wireTime(schedule.createdAt),
  updated_at: (schedule: WholeSchedule) => wireTime(schedule.updatedAt),
  routes_show_path: (schedule: WholeSchedule) => `/schedules/${schedule.id}`,
  routes_edit_path: (schedule: WholeSchedule) => `/schedules/${schedule.id}`,
  name: (schedule: WholeSchedule) => schedule.name,
  active: (schedule: WholeSchedule) => schedule.active,
  number: (schedule: WholeSchedule) => schedule.number,
  offer_id: (schedule: WholeSchedule) => schedule.offerId,
  trigger: (schedule: WholeSchedule) => schedule.trigger,
  trigger_statuses: (schedule: WholeSchedule) => schedule.triggerStatuses,
  trigger_count: (schedule: WholeSchedule) => schedule.triggerCount,
  trigger_disposition: (schedule: WholeSchedule) => schedule.triggerDisposition,
  trigger_keyword: (schedule: WholeSchedule) => schedule.triggerKeyword,
};

const dialed = presenter<WholeSchedule>(forDialing);

const whole = presenter<WholeSchedule>({
  ...forDialing,
  lead_token: (schedule) => schedule.leadToken,
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

/** A schedule as the API says it: with its lead token and its actions for who may set it up. */
export const scheduleRecord = ({ permissions }: Pick<Context, "permissions">): Presenter<WholeSchedule> =>
  permissions.has("setup_system") ? whole : dialed;
