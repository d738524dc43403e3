import type { CallStatus, TextStatus } from "@/db/enums";

const calls = new Map<string, CallStatus>([
  ["queued", "queued"],
  ["initiated", "queued"],
  ["ringing", "ringing"],
  ["in-progress", "in-progress"],
  ["answered", "in-progress"],
  ["completed", "completed"],
  ["busy", "busy"],
  ["no-answer", "no-answer"],
  ["failed", "failed"],
  ["canceled", "canceled"],
]);

const texts = new Map<string, TextStatus>([
  ["accepted", "queued"],
  ["scheduled", "queued"],
  ["queued", "queued"],
  ["sending", "queued"],
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "delivered"],
  ["partially_delivered", "delivered"],
  ["undelivered", "undelivered"],
  ["failed", "failed"],
  ["canceled", "failed"],
  ["receiving", "received"],
  ["received", "received"],
]);

/**
 * Translates Twilio's word for the state of a call into ours; null for a word that Twilio did not have when this was
 * written.
 */
export const callStatusOf = (word: string): CallStatus | null => calls.get(word) ?? null;

/** As `callStatusOf`, for a text. */
export const textStatusOf = (word: string): TextStatus | null => texts.get(word) ?? null;

/** "Attempt to send to unsubscribed recipient": Twilio takes and answers STOP by itself too. */
export const UNSUBSCRIBED = "21610";
