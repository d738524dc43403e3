import type { ActionKind } from "@/db/enums";

/** What an action without a name of its own is called. */
export const kindNames: Record<ActionKind, string> = {
  block: "Block",
  opt_out: "Opt out",
  send_sms: "Send SMS",
  dial: "Dial",
  wait: "Wait",
};
