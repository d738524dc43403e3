import { callStatusWord } from "@/components/call-status";
import { REASON_WORDS } from "@/components/reasons";
import type { ActionKind, ScheduleTrigger } from "@/db/enums";
import type { Schedule, ScheduleAction } from "@/db/schema/schedules";
import { kindNames } from "@/lib/schedules/kind-names";

export type TriggerSettings = Pick<
  Schedule,
  "trigger" | "triggerStatuses" | "triggerCount" | "triggerDisposition" | "triggerKeyword"
>;

/** Says what starts a schedule, as the beginning of a sentence: "After 2 calls without an answer". */
export function triggerWords(when: TriggerSettings): string {
  switch (when.trigger) {
    case "call_ended":
      return when.triggerStatuses.length === 0
        ? "When a call ends, however it went"
        : `When a call ends: ${when.triggerStatuses.map(callStatusWord).join(" or ")}`;
    case "no_answer":
      return when.triggerCount === 1
        ? "After each call without an answer"
        : `After ${when.triggerCount} calls without an answer in a row`;
    case "disposition":
      return `When somebody chooses “${when.triggerDisposition}” on a call or lead`;
    case "text_keyword":
      return `When a text comes in that says just “${when.triggerKeyword}”`;
    case "lead_created":
      return "When a lead is created";
    case "manual":
      return "Only when a person runs one of its actions";
  }
}

/** The triggers to choose from. */
export const TRIGGER_CHOICES: Record<ScheduleTrigger, { label: string; help: string }> = {
  call_ended: { label: "A call ends", help: "In or out; you choose how it went." },
  no_answer: {
    label: "Calls without an answer",
    help: "So many of our calls to one number in a row. A busy line is no such call.",
  },
  disposition: {
    label: "A disposition is chosen",
    help: "On a call or a lead, by a person or over the API.",
  },
  text_keyword: { label: "A text with a keyword", help: "The whole message is the keyword, in any case." },
  lead_created: { label: "A lead is created", help: "By a person, over the API or with a lead token." },
  manual: { label: "By hand only", help: "Its actions are buttons on calls and leads." },
};

type ActionSettings = Pick<ScheduleAction, "kind" | "name" | "reason" | "message" | "waitSeconds">;

const SHOWN = 40;

/** Says what an action does, in a few words: "Block (spam)", "Wait 2 hours". */
export function actionWords({ kind, reason, message, waitSeconds }: Omit<ActionSettings, "name">): string {
  const name = kindNames[kind];
  if (kind === "block" && reason) return `${name} (${REASON_WORDS[reason]})`;
  if (kind === "send_sms" && message)
    return `${name} “${message.length > SHOWN ? `${message.slice(0, SHOWN)}…` : message}”`;
  if (kind === "wait" && waitSeconds) return `${name} ${waitWords(waitSeconds)}`;
  return name;
}

export type WaitUnit = "minutes" | "hours" | "days";

export const UNIT_SECONDS: Record<WaitUnit, number> = { days: 86_400, hours: 3_600, minutes: 60 };

/** Returns a number of seconds in the largest unit that gives a whole number. */
export function waitParts(seconds: number): { amount: number; unit: WaitUnit } {
  const units: WaitUnit[] = ["days", "hours", "minutes"];
  const unit = units.find((unit) => seconds % UNIT_SECONDS[unit] === 0) ?? "minutes";
  return { amount: seconds / UNIT_SECONDS[unit], unit };
}

function waitWords(seconds: number): string {
  const { amount, unit } = waitParts(seconds);
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

const reaches = (kind: ActionKind) => kind === "dial" || kind === "send_sms";

type Checked = {
  trigger: ScheduleTrigger;
  number: string | null;
  actions: readonly { kind: ActionKind }[];
};

/** Returns warnings about a schedule that can be saved all the same. */
export function warnings({ trigger, number, actions }: Checked): string[] {
  const found: string[] = [];
  const kinds = actions.map(({ kind }) => kind);
  if (kinds.length === 0) found.push("It has no actions: nothing happens.");
  if (!number && kinds.some(reaches))
    found.push("It has no number to dial and text from: its Dial and Send SMS fail until it has one.");
  if (kinds.includes("dial") && (trigger === "call_ended" || trigger === "no_answer"))
    found.push(
      "Its Dial makes calls that can set it going again. After twenty runs on one number within a day it leaves that number alone.",
    );
  if (trigger === "manual" && kinds.includes("wait"))
    found.push("Its Wait has nothing to wait for: people start each action by itself. Remove it.");
  else if (kinds.at(-1) === "wait") found.push("Its last action is a Wait: nothing comes after it.");
  return found;
}
