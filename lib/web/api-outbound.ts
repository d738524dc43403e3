import { z } from "zod";
import { checksDb } from "@/db";
import { MakeCall } from "@/lib/calls/schema";
import type { Refusal } from "@/lib/enforcement/allowed";
import { DECISION_MS } from "@/lib/enforcement/deadline";
import type { FieldErrors } from "@/lib/errors";
import { ListTextMessages, SendMessage } from "@/lib/text-messages/schema";
import { wireTime } from "@/lib/times";
import { NumberQuery, timedQuery } from "./api-lists";
import { asWire, blank, Truth } from "./api-schema";

/** JSON may give a number as a number, a form may send it empty. */
const Word = z.preprocess(
  (value) => (value === "" ? undefined : typeof value === "number" ? String(value) : value),
  NumberQuery,
);

const word = (description: string, example: string) =>
  Word.meta({ description, override: asWire({ type: ["string", "integer"], example }) });

const to = word("Whom to reach: a number in any spelling. A lead's own may be left out.", "17195550143");
const leadId = word("The lead to reach, by its id or its uuid.", "1");

export const MakeCallBody = MakeCall.extend({
  leadId,
  scheduleId: blank(MakeCall.shape.scheduleId).meta({
    description: "The schedule that it is dialed by; a lead's own may be left out.",
  }),
  leadToken: blank(z.string()).meta({ description: "Names the schedule in place of its id." }),
  to,
});

export const TextMessageBody = SendMessage.extend({
  from: word("A number of yours: of one of your offers or schedules.", "13035550170"),
  to,
  leadId,
  scheduleId: blank(SendMessage.shape.scheduleId).meta({
    description:
      "The schedule whose number it is sent from, in place of `from`; a lead's own may be left out.",
  }),
  /** That a person pressed the button: taken, as the reference product does, and skips nothing here. */
  manual: blank(Truth).meta({ description: "That a person sends it. Changes nothing." }),
});

export const TextMessagesQuery = ListTextMessages.omit({ stopped: true }).extend({
  ...timedQuery,
  number: NumberQuery.meta({
    description: "A whole number in any spelling: of the other party.",
    example: "17193132645",
  }),
});

export const TextMessagePath = z.object({
  id: z.string().meta({ description: "The text's id, or its uuid.", example: "1" }),
});

/** Whether to dial or text is answered within the contract's 500 ms, the way here and back included; then the provider has its time. */
export const deciding = { decideWithin: DECISION_MS - 25, patience: 15_000, connections: checksDb };

/** How a refused call or text is answered, beside its record; one that was let through is answered with 200. */
export function refusalOf(refusal: Refusal | null): { status?: number; errors?: FieldErrors } {
  if (!refusal) return {};
  const since = wireTime(refusal.since);
  const words = refusal.reason === "blocked" ? "is blocked" : "has opted out";
  return { status: 422, errors: { to: [since ? `${words} since ${since}` : words] } };
}
