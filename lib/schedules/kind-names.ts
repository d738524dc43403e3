import type { ActionKind } from "@/db/enums";

/** The name of an action that has none of its own. */
export const kindNames: Record<ActionKind, string> = {
  block: "Block",
  opt_out: "Opt out",
  send_sms: "Send SMS",
  dial: "Dial",
  wait: "Wait",
};
