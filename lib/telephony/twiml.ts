import VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";
import type { Allowed } from "@/lib/enforcement/allowed";
import type { Phone } from "@/lib/phone/phone";

/** Rejects an inbound call: it is never answered and costs nothing. */
export function rejectTwiml(): string {
  const response = new VoiceResponse();
  response.reject();
  return response.toString();
}

/** Says one sentence and hangs up. */
export function sayTwiml(words: string): string {
  const response = new VoiceResponse();
  response.say(words);
  response.hangup();
  return response.toString();
}

/**
 * Connects an inbound caller who may be matched, with or without a number, to a buyer whose number may be dialed.
 * Twilio posts the outcome to `actionUrl`. The caller hears ringing until the buyer answers.
 */
export function connectTwiml(
  allowed: Allowed<"match", Phone | null>,
  buyer: Allowed<"dial">,
  actionUrl: string,
): string {
  vouch(allowed, buyer);
  const response = new VoiceResponse();
  response.dial({ action: actionUrl, method: "POST", answerOnBridge: true }).number(buyer.number);
  return response.toString();
}

/** Connects a person whom we dialed to the buyer, who is called from the same number of ours. */
export function bridgeTwiml(allowed: Allowed<"dial">, buyer: Allowed<"dial">, from: Phone): string {
  vouch(allowed, buyer);
  const response = new VoiceResponse();
  response.dial({ callerId: from }).number(buyer.number);
  return response.toString();
}

function vouch(allowed: Allowed<"match", Phone | null> | Allowed<"dial">, buyer: Allowed<"dial">) {
  allowed.check();
  buyer.check();
  if (allowed.companyId !== buyer.companyId) throw new Error("this was allowed to another company");
}
