import { z } from "zod";
import { callRecord } from "@/lib/calls/presenting";
import { ListCalls, MakeCall, UpdateCall } from "@/lib/calls/schema";
import { partyQuery } from "../api/lists";
import { saysList, saysRecord, saysRefused } from "../api/said";
import { blank, toReach } from "../api/schema";
import { operation } from "./operation";

/** Names a call by its uuid or its internal id. */
const id = z.string().meta({ description: "The call's id, or its uuid.", example: "1" });

const UpdateCallBody = UpdateCall.extend({
  id,
  disposition: UpdateCall.shape.disposition.meta({ description: "Empty for none." }),
  status: blank(UpdateCall.shape.status).meta({
    description: "Of a call of the sandbox alone; that of a real call is its provider's to say.",
  }),
  duration: blank(UpdateCall.shape.duration).meta({ description: "In seconds, together with the status." }),
});

const MakeCallBody = MakeCall.extend({
  leadId: toReach.leadId,
  scheduleId: blank(MakeCall.shape.scheduleId).meta({
    description: "The schedule that it is dialed by; a lead's own may be left out.",
  }),
  leadToken: blank(z.string()).meta({ description: "Names the schedule in place of its id." }),
  to: toReach.to,
});

const call = { tag: "Calls" } as const;

/** Calls, and making one. */
export const callOperations = {
  list: operation({
    ...call,
    id: "listCalls",
    method: "get",
    path: "/calls",
    summary: "Calls by time, inbound and outbound",
    description: "Those that were refused too, with why.",
    needs: "Call:read",
    input: ListCalls.omit({ stopped: true }).extend(partyQuery),
    answers: { 200: saysList("calls", callRecord, "The calls, newest first.") },
    example: { status: "blocked", created_at_from: "2026-01-01" },
  }),

  read: operation({
    ...call,
    id: "getCall",
    method: "get",
    path: "/calls/{id}",
    summary: "One call",
    needs: "Call:read",
    input: z.object({ id }),
    answers: { 200: saysRecord("call", callRecord, "The call.") },
    fails: [404],
    example: { id: "1" },
  }),

  update: operation({
    ...call,
    id: "updateCall",
    method: "put",
    path: "/calls/{id}",
    summary: "Give a call its disposition, or move a call of the sandbox along",
    description: "A new disposition starts the schedules that wait for it.",
    needs: "Call:write",
    input: UpdateCallBody,
    answers: { 200: saysRecord("call", callRecord, "The call as it is now.") },
    fails: [404],
    example: { id: "1", disposition: "Not interested" },
  }),

  make: operation({
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
  }),
};
