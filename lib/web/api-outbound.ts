import { z } from "zod";
import { checksDb } from "@/db";
import { MakeCall } from "@/lib/calls/schema";
import type { Refusal } from "@/lib/enforcement/allowed";
import { DECISION_MS } from "@/lib/enforcement/deadline";
import type { FieldErrors } from "@/lib/errors";
import { ListTextMessages, SendMessage } from "@/lib/text-messages/schema";
import { wireTime } from "@/lib/times";
import { NumberQuery, timedQuery } from "./api-lists";
import { blank, Truth } from "./api-schema";

/** JSON may give a number as a number, a form may send it empty. */
const Word = z.preprocess(
  (value) => (value === "" ? undefined : typeof value === "number" ? String(value) : value),
  NumberQuery,
);

export const MakeCallBody = MakeCall.extend({
  leadId: Word,
  scheduleId: blank(MakeCall.shape.scheduleId),
  leadToken: blank(z.string()),
  to: Word,
});

export const TextMessageBody = SendMessage.extend({
  from: Word,
  to: Word,
  leadId: Word,
  scheduleId: blank(SendMessage.shape.scheduleId),
  /** That a person pressed the button: taken, as the reference product does, and skips nothing here. */
  manual: blank(Truth),
});

export const TextMessagesQuery = ListTextMessages.omit({ stopped: true }).extend({
  ...timedQuery,
  number: NumberQuery,
});

export const TextMessagePath = z.object({ id: z.string() });

/** Whether to dial or text is answered within the contract's 500 ms, the way here and back included; then the provider has its time. */
export const deciding = { decideWithin: DECISION_MS - 25, patience: 15_000, connections: checksDb };

/** How a refused call or text is answered, beside its record; one that was let through is answered with 200. */
export function refusalOf(refusal: Refusal | null): { status?: number; errors?: FieldErrors } {
  if (!refusal) return {};
  const since = wireTime(refusal.since);
  const words = refusal.reason === "blocked" ? "is blocked" : "has opted out";
  return { status: 422, errors: { to: [since ? `${words} since ${since}` : words] } };
}
