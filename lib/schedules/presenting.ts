import { z } from "zod";
import { actionKinds, blockReasons, callEnds, scheduleTriggers } from "@/db/enums";
import type { Context } from "@/lib/context";
import { presenter, type Presenter, WireCount, WireId, WireNumber, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { WholeSchedule } from "./schema";

const ForDialing = z.object({
  id: WireId,
  type: z.literal("Schedule"),
  created_at: WireTime,
  updated_at: WireTime,
  routes_show_path: z.string().meta({ example: "/schedules/1" }),
  routes_edit_path: z.string().meta({ example: "/schedules/1" }),
  name: z.string().meta({ example: "Call back" }),
  active: z.boolean().meta({ example: true }),
  number: WireNumber.nullable().meta({ description: "What it dials and texts from." }),
  offer_id: WireId.nullable(),
  trigger: z.enum(scheduleTriggers).meta({ description: "What starts it." }),
  trigger_statuses: z
    .array(z.enum(callEnds))
    .meta({ description: "Of call_ended: the ends that start it; empty for all." }),
  trigger_count: WireCount.nullable().meta({
    description: "Of no_answer: after so many calls without one in a row.",
  }),
  trigger_disposition: z.string().nullable().meta({ description: "Of disposition: which." }),
  trigger_keyword: z
    .string()
    .nullable()
    .meta({ description: "Of text_keyword: the whole message, in any case." }),
});

const Action = z.object({
  id: WireId,
  kind: z.enum(actionKinds),
  name: z.string().nullable(),
  manual: z.boolean().meta({ description: "Whether people can do it by hand." }),
  reason: z.enum(blockReasons).nullable().meta({ description: "Of a block." }),
  note: z.string().nullable().meta({ description: "Of a block or an opt-out." }),
  message: z.string().nullable().meta({ description: "Of a text." }),
  wait_seconds: WireCount.nullable().meta({ description: "Of a wait." }),
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
  ForDialing.extend({
    lead_token: z.string().meta({
      description: "Lets leads in without keys, as POST /leads says.",
      example: "tdlead5f0c8a1e9d3b47260f8e",
    }),
    actions: z.array(Action),
  }).meta({ id: "Schedule" }),
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

/** A schedule as the API presents it. Those who may set it up also see its lead token and actions. */
export const scheduleRecord = ({ permissions }: Pick<Context, "permissions">): Presenter<WholeSchedule> =>
  permissions.has("setup_system") ? wholeScheduleRecord : dialed;
