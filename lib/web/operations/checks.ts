import { z } from "zod";
import { checkedActions, refusalReasons } from "@/db/enums";
import { WireTime } from "@/lib/presenting";
import { noNumbers } from "@/lib/phone/caller";
import { PROMISED_MS } from "@/lib/time-limits";
import { CheckNumber } from "@/lib/enforcement/checking";
import { saysRecord } from "../api/said";
import { PathNumber } from "../api/schema";
import { operation } from "./operation";

const CheckPath = CheckNumber.extend({
  callerId: PathNumber,
  action: CheckNumber.shape.action.meta({
    description: "To call it, to take its call for an offer, or to text it.",
  }),
});

const schema = z
  .object({
    number: z.string().nullable().meta({
      description: "E.164 where it could be read, null for a caller without a number.",
      example: "+17193132645",
    }),
    action: z.enum(checkedActions).meta({ description: "What was asked about." }),
    allowed: z.boolean().meta({ description: "Whether it may be done." }),
    reason: z.enum(refusalReasons).nullable().meta({ description: "Why not.", example: "blocked" }),
    since: WireTime.nullable().meta({ description: "Since when it may not." }),
    caller: z.enum(noNumbers).nullable().meta({
      description:
        "What a caller without a number is: kept back (`withheld`), nobody (`none`), or an extension, a short code or an account (`internal`).",
    }),
  })
  .meta({ id: "Check" });

const says = (description: string) => saysRecord("check", { schema }, description);

const check = {
  tag: "Contacts",
  method: "get",
  description: `Answers within ${PROMISED_MS} ms, whatever has become of the database. Whatever is not \`allowed: true\` is a refusal.`,
  needs: "Contact:check",
  input: CheckPath,
  answers: {
    200: says("Whether it may be done."),
    429: says("More requests than the token may make: a refusal."),
    503: says("It cannot be found out now: a refusal."),
  },
} as const;

/** The operations that check whether a number may be dialed, matched or texted. */
export const checkOperations = {
  check: operation({
    ...check,
    id: "checkContact",
    path: "/contacts/{caller_id}/check",
    summary: "Whether a number may be dialed, matched or texted",
    example: { caller_id: "17193132645", action: "dial" },
  }),

  checkByKey: operation({
    ...check,
    id: "checkByKey",
    path: "/check/{token}/{caller_id}",
    summary: "The same for systems that can only put a key in the URL",
    description: `${check.description} The key is that of a check token, which opens nothing else; it may be bound to addresses.`,
    keys: "path",
    others: "passed over",
    input: CheckPath.extend({ token: z.string().meta({ description: "The key of a check token." }) }),
    example: { token: "$CHECK_KEY", caller_id: "17193132645", action: "dial" },
  }),
};
