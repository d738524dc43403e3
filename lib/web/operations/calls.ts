import { callRecord } from "@/lib/calls/presenting";
import { CallPath, CallsQuery, UpdateCallPath } from "../api-calls";
import { MakeCallBody } from "../api-outbound";
import { saysList, saysRecord, saysRefused } from "../api-said";
import { operation } from "../operations";

const call = { tag: "Calls" } as const;

export const listCalls = operation({
  ...call,
  id: "listCalls",
  method: "get",
  path: "/calls",
  summary: "Calls by time, inbound and outbound",
  description: "Those that were refused too, with why.",
  needs: "Call:read",
  input: CallsQuery,
  answers: { 200: saysList("calls", callRecord, "The calls, newest first.") },
  example: { status: "blocked", created_at_from: "2026-01-01" },
});

export const getCall = operation({
  ...call,
  id: "getCall",
  method: "get",
  path: "/calls/{id}",
  summary: "One call",
  needs: "Call:read",
  input: CallPath,
  answers: { 200: saysRecord("call", callRecord, "The call.") },
  fails: [404],
  example: { id: "1" },
});

export const updateCall = operation({
  ...call,
  id: "updateCall",
  method: "put",
  path: "/calls/{id}",
  summary: "Give a call its disposition, or move a call of the sandbox along",
  description: "A new disposition starts the schedules that wait for it.",
  needs: "Call:write",
  input: UpdateCallPath,
  answers: { 200: saysRecord("call", callRecord, "The call as it is now.") },
  fails: [404],
  example: { id: "1", disposition: "Not interested" },
});

export const makeCall = operation({
  ...call,
  id: "makeCall",
  method: "post",
  path: "/schedules/make_call",
  summary: "Dial a number or a lead now",
  description:
    "From the schedule's number, for the buyers of its offer. A number that is blocked or has opted out is not dialed, and neither is one that was dialed less than 30 seconds ago.",
  needs: "Call:dial",
  input: MakeCallBody,
  answers: {
    200: saysRecord("call", callRecord, "It is being dialed, or the provider refused it: its status says."),
    422: saysRefused(
      "call",
      callRecord,
      "Not dialed. For a number that is blocked or opted out, with the call that records it.",
    ),
  },
  fails: [404],
  example: { schedule_id: 1, to: "17195550143" },
});
