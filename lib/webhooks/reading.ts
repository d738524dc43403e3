import type { NamedCall } from "@/lib/calls/inner/finding";
import type { CallNews } from "@/lib/calls/inner/moving";
import type { Keyword } from "@/lib/companies/keywords";
import { UNSUBSCRIBED, callStatusOf, textStatusOf } from "@/lib/provider-configurations/twilio-statuses";
import type { NamedText } from "@/lib/text-messages/inner/finding";
import type { TextNews } from "@/lib/text-messages/inner/moving";

/**
 * What a request of Twilio means. A `call_moved` may also mean that the buyer to whom the caller was put through hung
 * up.
 */
export type Hook =
  | { kind: "inbound_call"; providerCallId: string; from: string; to: string }
  | { kind: "call_moved"; named: NamedCall; news: CallNews }
  | {
      kind: "inbound_text";
      providerMessageId: string;
      from: string;
      to: string;
      message: string;
      keyword: Keyword | null;
    }
  | { kind: "text_moved"; named: NamedText; news: TextNews }
  | { kind: "unknown" };

/**
 * Tells by its fields what a request is, because all come to one address. `query` holds our own names of the call or
 * text.
 */
export function readHook(form: URLSearchParams, query: URLSearchParams): Hook {
  const field = (name: string) => form.get(name) ?? "";
  const messageSid = sidOf(field("MessageSid") || field("SmsSid"));
  if (messageSid) return readText(field, messageSid, uuidOf(query.get("text")));
  const callSid = sidOf(field("CallSid"));
  return callSid ? readCall(field, callSid, uuidOf(query.get("call"))) : { kind: "unknown" };
}

type Fields = (name: string) => string;

function readCall(field: Fields, providerCallId: string, uuid: string | undefined): Hook {
  const dialed = field("DialCallStatus");
  if (!dialed && isInboundCall(field, uuid)) {
    return { kind: "inbound_call", providerCallId, from: field("From"), to: field("To") };
  }
  // The buyer's call has ended, and with it the purpose of the caller's call.
  const status = dialed ? endOfDial(dialed) : callStatusOf(field("CallStatus"));
  if (!status) return { kind: "unknown" };
  const duration = secondsOf(field(dialed ? "DialCallDuration" : "CallDuration"));
  const at = timeOf(field("Timestamp"));
  const problem = status === "failed" ? problemOf(field) : undefined;
  return {
    kind: "call_moved",
    named: { uuid, providerCallId },
    news: {
      status,
      providerCallId,
      ...(at && { at }),
      ...(duration !== undefined && { durationSeconds: duration }),
      ...(problem && { errorMessage: problem }),
    },
  };
}

/** Twilio asks what to do with a call while it rings. Mere news of a call name their source (`CallbackSource`). */
function isInboundCall(field: Fields, uuid: string | undefined): boolean {
  const live = ["ringing", "in-progress"].includes(field("CallStatus"));
  return live && field("Direction") === "inbound" && !uuid && !field("CallbackSource");
}

const endOfDial = (said: string) => (said === "answered" ? "completed" : callStatusOf(said));

function problemOf(field: Fields): string | undefined {
  const code = field("SipResponseCode");
  return field("ErrorMessage") || (code && `the network answered ${code}`) || undefined;
}

function readText(field: Fields, providerMessageId: string, uuid: string | undefined): Hook {
  const said = field("MessageStatus") || field("SmsStatus");
  if (!uuid && !field("MessageStatus") && ["received", "receiving", ""].includes(said)) {
    return {
      kind: "inbound_text",
      providerMessageId,
      from: field("From"),
      to: field("To"),
      message: field("Body"),
      keyword: keywordIn(field("OptOutType")),
    };
  }
  const status = textStatusOf(said);
  if (!status) return { kind: "unknown" };
  const [errorCode, errorMessage] = [field("ErrorCode"), field("ErrorMessage")];
  return {
    kind: "text_moved",
    named: { uuid, providerMessageId },
    news: {
      status,
      providerMessageId,
      ...(errorCode && { errorCode }),
      ...(errorMessage && { errorMessage }),
      ...(errorCode === UNSUBSCRIBED && { unsubscribed: true }),
    },
  };
}

/** What Twilio itself has read out of a message. */
function keywordIn(optOutType: string): Keyword | null {
  if (optOutType === "STOP") return "stop";
  return optOutType === "START" ? "start" : null;
}

const sidOf = (text: string) => (/^\w{1,64}$/.test(text) ? text : undefined);
const secondsOf = (text: string) => (/^\d{1,7}$/.test(text) ? Number(text) : undefined);
/** Twilio writes when something happened as RFC 2822, in whole seconds. */
const timeOf = (text: string) =>
  text.length < 100 && !Number.isNaN(Date.parse(text)) ? new Date(text) : undefined;
const uuidOf = (text: string | null) =>
  text && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : undefined;
