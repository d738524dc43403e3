import { z } from "zod";
import { actionKinds, blockReasons, callEnds, scheduleTriggers } from "@/db/enums";
import type { Context } from "@/lib/context";
import { type Presenter, presenter, WireCount, WireId, WireNumber, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { WholeSchedule } from "./reading";

const ForDialing = z.object({
  id: WireId,
  type: z.literal("Schedule"),
  created_at: WireTime,
  updated_at: WireTime,
  routes_show_path: z.string(),
  routes_edit_path: z.string(),
  name: z.string(),
  active: z.boolean(),
  number: WireNumber.nullable().meta({ description: "What it dials and texts from." }),
  offer_id: WireId.nullable(),
  trigger: z.enum(scheduleTriggers),
  trigger_statuses: z.array(z.enum(callEnds)),
  trigger_count: WireCount.nullable(),
  trigger_disposition: z.string().nullable(),
  trigger_keyword: z.string().nullable(),
});

const Action = z.object({
  id: WireId,
  kind: z.enum(actionKinds),
  name: z.string().nullable(),
  manual: z.boolean(),
  reason: z.enum(blockReasons).nullable(),
  note: z.string().nullable(),
  message: z.string().nullable(),
  wait_seconds: WireCount.nullable(),
});

const forDialing = (schedule: WholeSchedule): z.input<typeof ForDialing> => ({
  id: schedule.id,
  type: "Schedule",
  created_at: wireTime(schedule.createdAt),
  updated_at: wireTime(schedule.updatedAt),
  routes_show_path: `/schedules/${schedule.id}`,
  routes_edit_path: `/schedules/${schedule.id}`,
  name: schedule.name,
  active: schedule.active,
  number: schedule.number,
  offer_id: schedule.offerId,
  trigger: schedule.trigger,
  trigger_statuses: schedule.triggerStatuses,
  trigger_count: schedule.triggerCount,
  trigger_disposition: schedule.triggerDisposition,
  trigger_keyword: schedule.triggerKeyword,
});

const dialed = presenter(ForDialing).of(forDialing);

/** A schedule with its lead token and its actions. */
export const wholeScheduleRecord = presenter(
  ForDialing.extend({ lead_token: z.string(), actions: z.array(Action) }).meta({ id: "Schedule" }),
).of((schedule: WholeSchedule) => ({
  ...forDialing(schedule),
  lead_token: schedule.leadToken,
  actions: schedule.actions.map(({ id, kind, name, manual, reason, note, message, waitSeconds }) => ({
    id,
    kind,
    name,
    manual,
    reason,
    note,
    message,
    wait_seconds: waitSeconds,
  })),
}));

/** A schedule as the API says it: with its lead token and its actions for who may set it up. */
export const scheduleRecord = ({ permissions }: Pick<Context, "permissions">): Presenter<WholeSchedule> =>
  permissions.has("setup_system") ? wholeScheduleRecord : dialed;
