import { z } from "zod";
import { takenLeadRecord } from "@/lib/leads/presenting";
import { refuseState, takeLead } from "@/lib/leads/taking";
import { leadTokenContext } from "@/lib/leads/tokens";
import { leadOperations, TakenBody } from "../operations/leads";
import { type RouteHandler, openApi } from "./api";
import { record } from "./answers";
import { type ApiInput, wording } from "./input";
import { tellQuota } from "./limits";

/**
 * `POST /leads` with a lead token instead of keys. It refuses a wrong token, and fields for the state of the number,
 * before it reads the other fields.
 */
const takeByToken = openApi(
  { ...leadOperations.create, input: z.custom<ApiInput>() },
  async ({ requestIp }, input) => {
    const ctx = await leadTokenContext(input.leadToken, requestIp);
    refuseState(input);
    const lead = await takeLead(ctx, TakenBody.parse(input, { error: wording }));
    return tellQuota(record("lead", takenLeadRecord.present(lead)), ctx.quota);
  },
);

/** Makes a handler that creates a lead either with keys, which count whenever they are sent, or with a lead token. */
export function orByLeadToken(withKeys: RouteHandler): RouteHandler {
  const either: RouteHandler = (request, route) =>
    request.headers.has("authorization") ? withKeys(request, route) : takeByToken(request, route);
  return Object.assign(either, { operation: withKeys.operation });
}
