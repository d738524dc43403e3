import type { Call } from "@/db/schema/calls";
import type { Lead } from "@/db/schema/leads";
import type { TextMessage } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";

/** What happened, as schedules wait for it. `streak`: outbound calls without an answer in a row, this one included. */
export type FiringEvent =
  | { trigger: "call_ended"; call: Call }
  | { trigger: "no_answer"; call: Call; streak: number }
  | { trigger: "disposition"; disposition: string; call: Call; lead?: undefined }
  | { trigger: "disposition"; disposition: string; lead: Lead; call?: undefined }
  | { trigger: "text_keyword"; text: TextMessage }
  | { trigger: "lead_created"; lead: Lead };

/** Starts a run of every schedule that waits for the event, with the transaction of the context: once for each, or never. */
export async function fire(_ctx: Context, _event: FiringEvent): Promise<void> {}
