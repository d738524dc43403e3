import VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";
import type { Allowed } from "@/lib/enforcement/allowed";
import type { Phone } from "@/lib/phone/phone";

/** Tells Twilio to turn an inbound call down: it is never answered, and costs nothing. */
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
 * Connects an inbound caller who may be matched (one who withholds the number too) to a buyer whose own number may be dialed. Twilio posts how it went to
 * `actionUrl`; the caller hears ringing until the buyer answers.
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

/** What a dialed person hears who answers: the buyer, called from the same number of ours. */
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
