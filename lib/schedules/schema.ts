import type { Schedule, ScheduleAction } from "@/db/schema/schedules";
import { z } from "zod";
import { callEnds } from "@/db/enums";
import { Note, Reason } from "@/lib/contacts/schema";
import { Id, Line } from "@/lib/offers/schema";
import { placeholders } from "./placeholders";

/** What a schedule is set up with. Pure: the form uses it in the browser too. */

const LONGEST_MESSAGE = 1_600;
const LONGEST_KEYWORD = 160;
const MOST_CALLS = 100;
export const MOST_ACTIONS = 50;
const MINUTE = 60;
const YEAR = 366 * 24 * 3_600;

const known = placeholders.map((name) => `{{${name}}}`).join(", ");

/** The unknown placeholders of a message, as written. */
const unknownPlaceholders = (message: string) =>
  [...message.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)]
    .filter(([, name = ""]) => !placeholders.some((each) => each === name.toLowerCase()))
    .map(([whole]) => whole);

const Message = Note.min(1, "is missing")
  .max(LONGEST_MESSAGE, "is longer than 1,600 characters")
  .refine((message) => unknownPlaceholders(message).length === 0, {
    error: ({ input }) => `knows no ${unknownPlaceholders(String(input)).join(", ")}; there are ${known}`,
  });

const given = {
  /** The id of an existing action. An action that is left out is archived. */
  id: Id.nullish(),
  name: Line.or(z.literal("").transform(() => null)).nullish(),
  manual: z.boolean().default(false),
};
const note = Note.transform((text) => text || null).nullish();

/** One action, with what its kind needs and nothing else. */
export const ActionFields = z.discriminatedUnion("kind", [
  z.object({ ...given, kind: z.literal("block"), reason: Reason.nullish(), note }),
  z.object({ ...given, kind: z.literal("opt_out"), note }),
  z.object({ ...given, kind: z.literal("send_sms"), message: Message }),
  z.object({ ...given, kind: z.literal("dial") }),
  z.object({
    ...given,
    kind: z.literal("wait"),
    waitSeconds: z
      .number("must be a whole number")
      .int("must be a whole number")
      .min(MINUTE, "must be a minute or longer")
      .max(YEAR, "must be a year or shorter"),
  }),
]);
export type ActionFields = z.output<typeof ActionFields>;

const calls = `must be a whole number from 1 to ${MOST_CALLS}`;

/** The trigger, with the fields that it needs and no others. */
export const TriggerFields = z.discriminatedUnion("trigger", [
  z.object({ trigger: z.literal("call_ended"), triggerStatuses: z.array(z.enum(callEnds)).default([]) }),
  z.object({
    trigger: z.literal("no_answer"),
    triggerCount: z.number(calls).int(calls).min(1, calls).max(MOST_CALLS, calls),
  }),
  z.object({ trigger: z.literal("disposition"), triggerDisposition: Line }),
  z.object({
    trigger: z.literal("text_keyword"),
    triggerKeyword: z
      .string()
      .trim()
      .min(1, "is missing")
      .max(LONGEST_KEYWORD, `is longer than ${LONGEST_KEYWORD} characters`)
      .refine((text) => !/[\p{Cc}\p{Surrogate}]/u.test(text), "holds a character that is no text"),
  }),
  z.object({ trigger: z.literal("lead_created") }),
  z.object({ trigger: z.literal("manual") }),
]);
export type TriggerFields = z.output<typeof TriggerFields>;

export const CreateSchedule = z.object({
  name: Line,
  active: z.boolean().default(true),
  /** The number it dials and texts from, in any spelling. */
  number: z
    .string()
    .trim()
    .max(100, "is not a phone number")
    .transform((text) => text || null)
    .nullish(),
  offerId: Id.nullish(),
  when: TriggerFields,
  actions: z.array(ActionFields).max(MOST_ACTIONS, `are more than ${MOST_ACTIONS}`),
});
export type CreateSchedule = z.input<typeof CreateSchedule>;

/** `updatedAt` is the schedule's time when it was read, so that another person's later change is not overwritten. */
export const UpdateSchedule = CreateSchedule.extend({ id: Id, active: z.boolean(), updatedAt: z.date() });
export type UpdateSchedule = z.input<typeof UpdateSchedule>;

export const SwitchSchedule = z.object({ id: Id, active: z.boolean() });

/** A schedule with its present actions in order and its offer's name. */
export type WholeSchedule = Schedule & { actions: ScheduleAction[]; offerName: string | null };
