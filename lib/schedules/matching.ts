import type { Call } from "@/db/schema/calls";
import type { Lead } from "@/db/schema/leads";
import type { Schedule } from "@/db/schema/schedules";
import type { TextMessage } from "@/db/schema/text-messages";

/** An event that schedules wait for. `streak` counts outbound calls in a row without an answer, this one included. */
export type FiringEvent =
  | { trigger: "call_ended"; call: Call }
  | { trigger: "no_answer"; call: Call; streak: number }
  | { trigger: "disposition"; disposition: string; call: Call; lead?: undefined }
  | { trigger: "disposition"; disposition: string; lead: Lead; call?: undefined }
  | { trigger: "text_keyword"; text: TextMessage }
  | { trigger: "lead_created"; lead: Lead };

/** The contact of an event, its offer, and the name by which it fires each schedule once. */
export type Fired = {
  firedBy: string;
  contactId: number | null;
  callId: number | null;
  leadId: number | null;
  textMessageId: number | null;
  offerId: number | null;
};

/** The event's name. A record can get a disposition again; the time of the change tells the events apart. */
export function firedBy(event: FiringEvent): Fired {
  if (event.trigger === "text_keyword") {
    const { id, contactId } = event.text;
    return { ...nothing, firedBy: `text:${id}`, contactId, textMessageId: id };
  }
  const what =
    event.trigger === "disposition"
      ? `disposition:${(event.call ?? event.lead).updatedAt.getTime()}`
      : SUFFIX[event.trigger];
  if ("call" in event && event.call) {
    const { id, contactId, offerId } = event.call;
    return { ...nothing, firedBy: `call:${id}:${what}`, contactId, callId: id, offerId };
  }
  const { id, contactId, offerId } = event.lead;
  return { ...nothing, firedBy: `lead:${id}:${what}`, contactId, leadId: id, offerId };
}

const SUFFIX = { call_ended: "ended", no_answer: "no_answer", lead_created: "created" } as const;

const nothing = { callId: null, leadId: null, textMessageId: null, offerId: null };

/**
 * Whether a schedule waits for this event. `offerId` is the event's offer. A schedule with an offer waits only for that
 * offer's events. It always waits for its own leads, and never for another schedule's.
 */
export function waitsFor(schedule: Schedule, event: FiringEvent, offerId: number | null): boolean {
  const itsOffer = schedule.offerId === null || schedule.offerId === offerId;
  switch (event.trigger) {
    case "call_ended":
      return itsOffer && endsSo(schedule, event.call);
    case "no_answer":
      return itsOffer && event.streak > 0 && event.streak % (schedule.triggerCount ?? 1) === 0;
    case "disposition":
      return itsOffer && same(schedule.triggerDisposition, event.disposition);
    case "text_keyword":
      return itsOffer && same(schedule.triggerKeyword, event.text.message);
    case "lead_created":
      return event.lead.scheduleId === null ? itsOffer : event.lead.scheduleId === schedule.id;
  }
}

const endsSo = ({ triggerStatuses }: Schedule, { status }: Call) =>
  triggerStatuses.length === 0 || triggerStatuses.some((wanted) => wanted === status);

const same = (wanted: string | null, said: string) =>
  wanted !== null && wanted.trim().toLowerCase() === said.trim().toLowerCase();
