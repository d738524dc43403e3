import { z } from "zod";
import { leadRecord, takenLeadRecord } from "@/lib/leads/presenting";
import { CreateLead, ListLeads, TakeLead, UpdateLead } from "@/lib/leads/schema";
import { LeadNumber, personFields, placeFields, stateFields, withData } from "../api/lead-fields";
import { timedQuery } from "../api/lists";
import { saysList, saysRecord, saysSuccess } from "../api/said";
import { blank } from "../api/schema";
import { operation } from "./operation";

/** With keys, or with a lead token. */
const LeadBody = z.preprocess(
  withData,
  CreateLead.extend({
    callerId: LeadNumber,
    ...personFields,
    ...placeFields,
    leadToken: blank(z.string()).meta({
      description: "Names the offer or schedule; without keys it is what lets the lead in.",
    }),
    ...stateFields,
  }),
);

/** Names a lead by its uuid or its internal id. */
const uuid = z.string().meta({ description: "The lead's uuid, or its id.", example: "1" });

const LeadChange = z.preprocess(
  withData,
  UpdateLead.omit({ id: true, seen: true }).extend({
    uuid,
    callerId: LeadNumber.optional().meta({ description: "The number that it has: that of a lead stays." }),
    ...personFields,
    ...placeFields,
    ...stateFields,
  }),
);

/** The fields that a request with a lead token may have. */
export const TakenBody = z.preprocess(withData, TakeLead.extend({ ...personFields, callerId: LeadNumber }));

const lead = { tag: "Leads" } as const;

/** Leads. */
export const leadOperations = {
  list: operation({
    ...lead,
    id: "listLeads",
    method: "get",
    path: "/leads",
    summary: "Leads by the time they came in",
    needs: "Lead:read",
    input: ListLeads.extend(timedQuery),
    answers: { 200: saysList("leads", leadRecord, "The leads, newest first.") },
    example: { fulltext: "719555", per_page: 100, cursor: "-1" },
  }),

  create: operation({
    ...lead,
    id: "createLead",
    method: "post",
    path: "/leads",
    summary: "Make a lead",
    description: `Every field that is not named here is kept in \`data\` as it came, up to 500 fields and 64 KB: \`zip\`, \`trusted_form_cert_url\`, \`jornaya_leadid\`. Empty ones are left out.

With keys, each request makes a lead. The lead of a blocked number is kept, and unblocks nothing.

Without keys, the \`lead_token\` of an offer or schedule lets a lead in, as from a form on a public page. The newest lead that the number has there is updated, or one is made. The answer is 200, and tells nothing of the number. A page of any origin may post so, and read the answer: it says \`success\` beside the envelope. \`blocked\` and \`opt_out\` are then 403.`,
    needs: "Lead:write, with `blocked` also Lead:block, with `opt_out` also Contact:opt_out; or a lead token",
    keys: "header or lead token",
    others: "data",
    input: LeadBody,
    answers: {
      200: saysSuccess("lead", takenLeadRecord, "With a lead token: the lead was taken in."),
      201: saysRecord("lead", leadRecord, "With keys: the lead that was made."),
    },
    example: {
      caller_id: "17195550143",
      first_name: "Jordan",
      data: { zip_code: "80202" },
    },
  }),

  read: operation({
    ...lead,
    id: "getLead",
    method: "get",
    path: "/leads/{uuid}",
    summary: "One lead",
    needs: "Lead:read",
    input: z.object({ uuid }),
    answers: { 200: saysRecord("lead", leadRecord, "The lead.") },
    fails: [404],
    example: { uuid: "1" },
  }),

  update: operation({
    ...lead,
    id: "updateLead",
    method: "put",
    path: "/leads/{uuid}",
    summary: "Change a lead, or block or opt out its number",
    description:
      "What is not given stays; what is given empty is erased. Every field that is not named here is added to `data`; an empty one leaves what is there. A new disposition starts the schedules that wait for it.",
    needs:
      "Lead:write for its fields, Lead:block for `blocked`, Contact:opt_out for `opt_out`; Lead:read when nothing is to change",
    others: "data",
    input: LeadChange,
    answers: { 200: saysRecord("lead", leadRecord, "The lead as it is now.") },
    fails: [404],
    example: { uuid: "1", disposition: "Do not call", blocked: true, reason: "dnc_request" },
  }),
};
