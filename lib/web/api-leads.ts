import { z } from "zod";
import { refuseState, takeLead } from "@/lib/leads/taking";
import { CreateLead, ListLeads, TakeLead, UpdateLead } from "@/lib/leads/schema";
import { takenLeadRecord } from "@/lib/leads/presenting";
import { leadTokenContext } from "@/lib/leads/tokens";
import { type RouteHandler, openApi } from "./api";
import { record } from "./api-answers";
import { tellQuota } from "./api-limits";
import { type ApiInput, wording } from "./api-input";
import { NumberQuery, timedQuery } from "./api-lists";
import { blank, Truth } from "./api-schema";

/** JSON may give a text as a number. */
const Word = z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string());

const CallerId = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  NumberQuery.pipe(z.string()),
);

/** An object in JSON; in a query or a form its JSON as text, or nothing. */
const Data = z.preprocess((value) => {
  if (typeof value !== "string") return value;
  if (value.trim() === "") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}, TakeLead.shape.data);

const IN_BRACKETS = /^data\[([^[\]]+)\]$/;

/** Gathers `data[zip]=80202`, as a query or a form says an object, into `data`. */
function gathered(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input;
  const parts = Object.entries(input).flatMap(([name, value]) => {
    const key = IN_BRACKETS.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  return parts.length > 0 && !("data" in input) ? { ...input, data: Object.fromEntries(parts) } : input;
}

const fields = { data: Data, externalRecordId: Word.nullish() };

const state = {
  blocked: Truth.optional(),
  optOut: Truth.optional(),
  reason: blank(CreateLead.shape.reason),
  note: CreateLead.shape.note,
};

export const LeadBody = z.preprocess(
  gathered,
  CreateLead.extend({ ...fields, ...state, callerId: CallerId, leadToken: blank(z.string()) }),
);

export const LeadPath = z.object({ id: z.string() });

export const LeadChange = z.preprocess(
  gathered,
  UpdateLead.extend({ ...fields, ...state, callerId: CallerId.optional() }),
);

const TakenBody = z.preprocess(gathered, TakeLead.extend({ ...fields, callerId: CallerId }));

export const LeadsQuery = ListLeads.extend(timedQuery);

/** `POST /leads` for who has no keys but a lead token. */
const takeByToken = openApi(z.custom<ApiInput>(), async ({ requestIp }, input) => {
  const ctx = await leadTokenContext(input.leadToken, requestIp);
  refuseState(input);
  const lead = await takeLead(ctx, TakenBody.parse(input, { error: wording }));
  return tellQuota(record("lead", takenLeadRecord.present(lead)), ctx.quota);
});

/** Two ways to make a lead: with keys, which count whenever they are sent, or with a lead token. */
export const orByLeadToken =
  (withKeys: RouteHandler): RouteHandler =>
  (request, route) =>
    request.headers.has("authorization") ? withKeys(request, route) : takeByToken(request, route);
