import { z } from "zod";
import { takenLeadRecord } from "@/lib/leads/presenting";
import { refuseState, takeLead } from "@/lib/leads/taking";
import { leadTokenContext } from "@/lib/leads/tokens";
import { leadOperations, TakenBody } from "../operations/leads";
import { type RouteHandler, openApi } from "./api";
import { record } from "./answers";
import { isPreflight, preflightAnswer, readableAnywhere } from "./cross-origin";
import { type ApiFields, wording } from "./input";
import { tellQuota } from "./limits";
import { readNames } from "./names";

/** Requests that named no lead token. */
const tokenless = new WeakSet<Request>();

/**
 * `POST /leads` with a lead token instead of keys. It refuses a wrong token, and fields for the state of the number,
 * before it reads the other fields.
 */
const takeByToken = openApi(
  { ...leadOperations.create, input: z.custom<ApiFields>(), others: "unread" },
  async ({ requestIp }, { lead_token, ...fields }, request) => {
    if (!lead_token) tokenless.add(request);
    const ctx = await leadTokenContext(lead_token, requestIp);
    refuseState(fields);
    const input = readNames({ id: leadOperations.create.id, input: TakenBody, others: "data" }, fields);
    const lead = await takeLead(ctx, TakenBody.parse(input, { error: wording }));
    return tellQuota(record("lead", takenLeadRecord.present(lead)), ctx.quota);
  },
);

/** Answers a landing page, which posts from the browser of another origin and reads what it is told. */
const answerPage: RouteHandler = async (request, route) => {
  const answer = await takeByToken(request, route);
  return tokenless.has(request) ? answer : readableAnywhere(answer);
};

/** Makes a handler that creates a lead either with keys, which count whenever they are sent, or with a lead token. */
export function orByLeadToken(withKeys: RouteHandler): RouteHandler {
  const either: RouteHandler = (request, route) =>
    request.headers.has("authorization") ? withKeys(request, route) : answerPage(request, route);
  return Object.assign(either, { operation: withKeys.operation });
}

/** The handlers of an address to which pages of other origins may post. */
export function postableAnywhere<Handlers extends Record<"OPTIONS", RouteHandler>>(
  handlers: Handlers,
): Handlers {
  const options: RouteHandler = async (request, route) =>
    isPreflight(request) ? preflightAnswer() : handlers.OPTIONS(request, route);
  return { ...handlers, OPTIONS: options };
}
