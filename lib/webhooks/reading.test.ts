import { expect, test } from "vitest";
import { type Hook, readHook } from "./reading";
import { ringing, texted } from "./testing/twilio";

const CA = "CA0123456789abcdef0123456789abcdef";
const SM = "SM0123456789abcdef0123456789abcdef";
const UUID = "3b241101-e2bb-4255-8caf-4136c566a962";
const [FROM, TO] = ["+17195550001", "+18005551212"];

const read = (fields: Record<string, string>, query = "") =>
  readHook(new URLSearchParams(fields), new URLSearchParams(query));

/** What Twilio tells of a call of ours as it goes on. */
const progress = (status: string, more: Record<string, string> = {}) => ({
  CallSid: CA,
  CallStatus: status,
  Direction: "outbound-api",
  From: TO,
  To: FROM,
  CallbackSource: "call-progress-events",
  SequenceNumber: "2",
  Timestamp: "Sun, 22 Nov 2026 14:00:00 +0000",
  ...more,
});

const delivery = (status: string, more: Record<string, string> = {}) => ({
  MessageSid: SM,
  SmsSid: SM,
  MessageStatus: status,
  SmsStatus: status,
  From: TO,
  To: FROM,
  ...more,
});

/** What Twilio posts to the address of a <Dial> when it is over. */
const dialed = (status: string, more: Record<string, string> = {}) => ({
  ...ringing(FROM, TO, CA),
  CallStatus: "in-progress",
  DialCallSid: "CA99",
  DialCallStatus: status,
  ...more,
});

const inbound: Hook = { kind: "inbound_call", providerCallId: CA, from: FROM, to: TO };
const moved = (status: string, more: object = {}, uuid?: string) => ({
  kind: "call_moved",
  named: { uuid, providerCallId: CA },
  news: { status, providerCallId: CA, ...more },
});
const progressed = (status: string, more: object = {}, uuid?: string) =>
  moved(status, { at: new Date("2026-11-22T14:00:00Z"), ...more }, uuid);
const sent = (status: string, more: object = {}, uuid?: string) => ({
  kind: "text_moved",
  named: { uuid, providerMessageId: SM },
  news: { status, providerMessageId: SM, ...more },
});
const text = (message: string, keyword: string | null = null) => ({
  kind: "inbound_text",
  providerMessageId: SM,
  from: FROM,
  to: TO,
  message,
  keyword,
});

test.each([
  ["a call that rings here", ringing(FROM, TO, CA), "", inbound],
  [
    "one asked about again at the second address",
    { ...ringing(FROM, TO, CA), ErrorCode: "11200", ErrorUrl: "https://x.example" },
    "",
    inbound,
  ],
  ["a withheld caller", ringing("anonymous", TO, CA), "", { ...inbound, from: "anonymous" }],
  ["a call of ours is queued", progress("initiated"), `call=${UUID}`, progressed("queued", {}, UUID)],
  ["it rings", progress("ringing"), `call=${UUID}`, progressed("ringing", {}, UUID)],
  ["it is answered", progress("in-progress"), `call=${UUID}`, progressed("in-progress", {}, UUID)],
  [
    "it is over",
    progress("completed", { CallDuration: "61", Duration: "2" }),
    `call=${UUID}`,
    progressed("completed", { durationSeconds: 61 }, UUID),
  ],
  [
    "nobody answered, known by its own name",
    progress("no-answer", { CallDuration: "0" }),
    "",
    progressed("no-answer", { durationSeconds: 0 }),
  ],
  ["it is busy", progress("busy"), "call=nonsense", progressed("busy")],
  [
    "it failed",
    progress("failed", { SipResponseCode: "404" }),
    "",
    progressed("failed", { errorMessage: "the network answered 404" }),
  ],
  [
    "an inbound call is over, as its number tells",
    {
      ...ringing(FROM, TO, CA),
      CallStatus: "completed",
      CallDuration: "9",
      CallbackSource: "call-progress-events",
    },
    "",
    moved("completed", { durationSeconds: 9 }),
  ],
  [
    "an inbound call rings, as its number tells",
    { ...ringing(FROM, TO, CA), CallbackSource: "call-progress-events" },
    "",
    moved("ringing"),
  ],
  [
    "the buyer hung up",
    dialed("completed", { DialCallDuration: "33" }),
    `call=${UUID}`,
    moved("completed", { durationSeconds: 33 }, UUID),
  ],
  [
    "the buyer's call was answered and merged",
    dialed("answered"),
    `call=${UUID}`,
    moved("completed", {}, UUID),
  ],
  ["the buyer did not answer", dialed("no-answer"), `call=${UUID}`, moved("no-answer", {}, UUID)],
  ["the caller did not wait", dialed("canceled"), `call=${UUID}`, moved("canceled", {}, UUID)],
  ["a state that Twilio has not had so far", progress("teleported"), "", { kind: "unknown" }],
  ["a name that every object has", progress("constructor"), "", { kind: "unknown" }],
  ["a text", texted(FROM, TO, "Hello", SM), "", text("Hello")],
  ["an empty text with a picture", { ...texted(FROM, TO, "", SM), NumMedia: "1" }, "", text("")],
  [
    "a text in which Twilio reads STOP",
    { ...texted(FROM, TO, "Arrêt", SM), OptOutType: "STOP" },
    "",
    text("Arrêt", "stop"),
  ],
  [
    "a text in which Twilio reads START",
    { ...texted(FROM, TO, "Oui", SM), OptOutType: "START" },
    "",
    text("Oui", "start"),
  ],
  ["a text that asks for help", { ...texted(FROM, TO, "HELP", SM), OptOutType: "HELP" }, "", text("HELP")],
  ["a text of ours was sent", delivery("sent"), `text=${UUID}`, sent("sent", {}, UUID)],
  ["a text of ours arrived", delivery("delivered"), "", sent("delivered")],
  [
    "a text of ours did not",
    delivery("undelivered", { ErrorCode: "30003", ErrorMessage: "Unreachable" }),
    `text=${UUID.toUpperCase()}`,
    sent("undelivered", { errorCode: "30003", errorMessage: "Unreachable" }, UUID),
  ],
  [
    "a text of ours to somebody who has unsubscribed at Twilio",
    delivery("failed", { ErrorCode: "21610" }),
    "",
    sent("failed", { errorCode: "21610", unsubscribed: true }),
  ],
  ["a text in a state unheard of", delivery("lost"), "", { kind: "unknown" }],
  ["something else", { RecordingSid: "RE1" }, "", { kind: "unknown" }],
  [
    "a name that is none",
    { CallSid: "CA'--", CallStatus: "ringing", Direction: "inbound" },
    "",
    { kind: "unknown" },
  ],
  ["nothing", {}, "", { kind: "unknown" }],
])("%s", (_, fields, query, hook) => {
  expect(read(fields, query)).toEqual(hook);
});
