import type { CallStatus, Direction, RefusalReason } from "@/db/enums";
import type { WholeCall } from "@/lib/calls/schema";

/** A call as the table shows it. */
export type CallRow = {
  id: number;
  at: Date;
  number: string | null;
  /** Shown beneath the number: its name, or what the provider said about a caller without a phone number. */
  name: string | null;
  blocked: boolean;
  optedOut: boolean;
  direction: Direction;
  ourNumber: string | null;
  status: CallStatus;
  refusalReason: RefusalReason | null;
  offer: string | null;
  seconds: number | null;
  disposition: string | null;
  zone: string;
};

export const toRow = (call: WholeCall, zone: string): CallRow => ({
  id: call.id,
  at: call.createdAt,
  number: call.callerId,
  name: call.name ?? (call.callerId === null ? call.callerText : null),
  blocked: call.blockedAt !== null,
  optedOut: call.optedOutAt !== null,
  direction: call.direction,
  ourNumber: call.ourNumber,
  status: call.status,
  refusalReason: call.refusalReason,
  offer: call.offerName,
  seconds: call.durationSeconds,
  disposition: call.disposition,
  zone,
});
