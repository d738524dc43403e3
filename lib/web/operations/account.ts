import { z } from "zod";
import { areas, modelActions } from "@/db/permissions";
import { companyRecord, tokenRecord } from "@/lib/access-tokens/presenting";
import { saysRecord } from "../api/said";
import { operation } from "./operation";

const schema = z.object({
  company: companyRecord.schema,
  access_token: tokenRecord.schema,
  permissions: z.array(z.enum([...areas, ...modelActions])),
});

/** The operations by which a token asks about itself. */
export const accountOperations = {
  me: operation({
    id: "getMe",
    method: "get",
    path: "/me",
    tag: "Account",
    summary: "The company, the access token, and what it may do now",
    needs: "",
    input: z.object({}),
    answers: { 200: saysRecord("me", { schema }, "Who asks.") },
    example: {},
  }),
};
