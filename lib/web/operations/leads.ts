import { leadRecord, takenLeadRecord } from "@/lib/leads/presenting";
import { LeadBody, LeadChange, LeadPath, LeadsQuery } from "../api-leads";
import { saysList, saysRecord } from "../api-said";
import { operation } from "../operations";

const lead = { tag: "Leads" } as const;

export const listLeads = operation({
  ...lead,
  id: "listLeads",
  method: "get",
  path: "/leads",
  summary: "Leads by the time they came in",
  needs: "Lead:read",
  input: LeadsQuery,
  answers: { 200: saysList("leads", leadRecord, "The leads, newest first.") },
  example: { fulltext: "719555", per_page: 100, cursor: "-1" },
});

export const createLead = operation({
  ...lead,
  id: "createLead",
  method: "post",
  path: "/leads",
  summary: "Make a lead",
  description: `With keys, each request makes a lead. The lead of a blocked number is kept, and unblocks nothing.

Without keys, the \`lead_token\` of an offer or schedule lets a lead in, as from a form on a public page. The newest lead that the number has there is updated, or one is made. The answer is 200, and tells nothing of the number. \`blocked\` and \`opt_out\` are then 403.`,
  needs: "Lead:write, with `blocked` also Lead:block, with `opt_out` also Contact:opt_out; or a lead token",
  keys: "header or lead token",
  input: LeadBody,
  answers: {
    200: saysRecord("lead", takenLeadRecord, "With a lead token: the lead was taken in."),
    201: saysRecord("lead", leadRecord, "With keys: the lead that was made."),
  },
  example: {
    caller_id: "17195550143",
    first_name: "Jordan",
    data: { zip_code: "80202" },
  },
});

export const getLead = operation({
  ...lead,
  id: "getLead",
  method: "get",
  path: "/leads/{uuid}",
  summary: "One lead",
  needs: "Lead:read",
  input: LeadPath,
  answers: { 200: saysRecord("lead", leadRecord, "The lead.") },
  fails: [404],
  example: { uuid: "1" },
});

export const updateLead = operation({
  ...lead,
  id: "updateLead",
  method: "put",
  path: "/leads/{uuid}",
  summary: "Change a lead, or block or opt out its number",
  description:
    "What is not given stays; what is given empty is erased. A new disposition starts the schedules that wait for it.",
  needs:
    "Lead:write for its fields, Lead:block for `blocked`, Contact:opt_out for `opt_out`; Lead:read when nothing is to change",
  input: LeadChange,
  answers: { 200: saysRecord("lead", leadRecord, "The lead as it is now.") },
  fails: [404],
  example: { uuid: "1", disposition: "Do not call", blocked: true, reason: "dnc_request" },
});
