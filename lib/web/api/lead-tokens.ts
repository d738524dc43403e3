import { z } from "zod";
import { takenLeadRecord } from "@/lib/leads/presenting";
import { refuseState, takeLead } from "@/lib/leads/taking";
import { leadTokenContext } from "@/lib/leads/tokens";
import { leadOperations, TakenBody } from "../operations/leads";
import { type RouteHandler, openApi } from "./api";
import { record } from "./answers";
import { type ApiInput, wording } from "./input";
import { tellQuota } from "./limits";

/** `POST /leads` for who has no keys but a lead token: what it refuses, it refuses before the fields are read. */
const takeByToken = openApi(
  { ...leadOperations.create, input: z.custom<ApiInput>() },
  async ({ requestIp }, input) => {
    const ctx = await leadTokenContext(input.leadToken, requestIp);
    refuseState(input);
    const lead = await takeLead(ctx, TakenBody.parse(input, { error: wording }));
    return tellQuota(record("lead", takenLeadRecord.present(lead)), ctx.quota);
  },
);

/** Two ways to make a lead: with keys, which count whenever they are sent, or with a lead token. */
export function orByLeadToken(withKeys: RouteHandler): RouteHandler {
  const either: RouteHandler = (request, route) =>
    request.headers.has("authorization") ? withKeys(request, route) : takeByToken(request, route);
  return Object.assign(either, { operation: withKeys.operation });
}
