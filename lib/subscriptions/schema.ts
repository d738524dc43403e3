import { z } from "zod";
import { type DeliveryState, eventKinds, type PauseReason, type ToldKind } from "@/db/enums";
import { ListBlacklist } from "@/lib/contacts/schema";

/** Inputs and words of subscriptions. Pure: the pages use it in the browser too. */

/** How long events are kept, delivered or not. */
export const EVENT_KEPT_DAYS = 30;

export const EVENT_WORDS: Record<ToldKind, string> = {
  contact_blocked: "Numbers are blocked",
  contact_unblocked: "Numbers are unblocked",
  contact_import_finished: "An upload ends",
  unblock_contact_job_finished: "An unblock job or an undo ends",
  data_export_finished: "An export ends",
  contact_refused: "A call or text is refused",
  contact_changes: "VICIdial’s DNC list is kept",
};

export const PAUSE_WORDS: Record<PauseReason, string> = {
  person: "by a person",
  gone: "the target answered 410 Gone",
  refused: "the target refuses our user, password or rights",
  failing: "a day of failures",
};

export const Subscribe = z.object({
  targetUrl: z.string().trim().min(1, "is missing"),
  event: z.enum(eventKinds, { error: `must be one of ${eventKinds.join(", ")}` }),
  /** The reference product narrows its own events by these; our events have none. */
  triggerFields: z
    .record(z.string(), z.unknown(), { error: "must be an object" })
    .refine((fields) => Object.keys(fields).length === 0, "must be left out: these events have none")
    .optional(),
});
export type Subscribe = z.input<typeof Subscribe>;

export const ConnectVicidial = z.object({
  targetUrl: z.string().trim().min(1, "is missing"),
  user: z.string().trim().min(1, "is missing").max(100, "is longer than 100 characters"),
  password: z.string().min(1, "is missing").max(200, "is longer than 200 characters"),
  /** Whether what is listed already is sent, too. */
  from: z.enum(["everything", "now"], { error: "must be everything or now" }),
});
export type ConnectVicidial = z.input<typeof ConnectVicidial>;

export const ListSubscriptions = ListBlacklist.pick({
  perPage: true,
  page: true,
  cursor: true,
  orderDir: true,
});
export type ListSubscriptions = z.input<typeof ListSubscriptions>;

/** The state of a delivery in people's words. `retrying` waits too, and was tried. */
export type DeliveryStanding = "waiting" | "retrying" | "delivered" | "skipped";

export const deliveryStandingOf = ({
  state,
  attempts,
}: {
  state: DeliveryState;
  attempts: number;
}): DeliveryStanding => (state === "waiting" && attempts > 0 ? "retrying" : state);

export type SubscriptionState = "active" | "failing" | "paused" | "archived";

type Times = Record<"failingSince" | "pausedAt" | "archivedAt", Date | null>;

export function subscriptionStateOf({ failingSince, pausedAt, archivedAt }: Times): SubscriptionState {
  if (archivedAt) return "archived";
  if (pausedAt) return "paused";
  return failingSince ? "failing" : "active";
}
