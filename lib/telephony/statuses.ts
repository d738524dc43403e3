import type { CallStatus, TextStatus } from "@/db/enums";

const calls: Record<string, CallStatus> = {
  queued: "queued",
  initiated: "queued",
  ringing: "ringing",
  "in-progress": "in-progress",
  completed: "completed",
  busy: "busy",
  "no-answer": "no-answer",
  failed: "failed",
  canceled: "canceled",
};

const texts: Record<string, TextStatus> = {
  accepted: "queued",
  scheduled: "queued",
  queued: "queued",
  sending: "queued",
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  partially_delivered: "delivered",
  undelivered: "undelivered",
  failed: "failed",
  canceled: "failed",
  receiving: "received",
  received: "received",
};

/** Twilio's word for the state of a call in ours; null for one that it did not have when this was written. */
export const callStatusOf = (word: string): CallStatus | null => calls[word] ?? null;

/** As `callStatusOf`, of a text. */
export const textStatusOf = (word: string): TextStatus | null => texts[word] ?? null;
