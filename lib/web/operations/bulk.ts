import { z } from "zod";
import { blockReasons } from "@/db/enums";
import { blockResults, unblockResults } from "@/lib/contacts/bulk";
import { WireCount, WireNumber, WireTime } from "@/lib/presenting";
import { Why } from "@/lib/contacts/schema";
import { NumberItems } from "../api/numbers";
import { says } from "../api/said";
import { blank } from "../api/schema";
import { operation } from "./operation";

const contacts = { tag: "Contacts", method: "post" } as const;

const BulkBody = z.object({
  numbers: NumberItems,
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
});

const Asked = {
  input: z
    .union([z.string(), z.number(), z.null()])
    .meta({ description: "As it was sent.", example: "(719) 555-0102" }),
  number: WireNumber.nullable().meta({
    description: "What was read in it; null for no number.",
    example: "+17195550102",
  }),
  errors: z.array(z.string()).meta({ description: "Why it is no number; else empty.", example: [] }),
};

/** Describes one row for each number, in the order of the request, and the count of each result. */
const answer = <Result extends string>(results: readonly Result[]) =>
  z.object({
    results: z.array(z.object({ ...Asked, result: z.enum(results) })),
    counts: z
      .object(Object.fromEntries(results.map((result) => [result, WireCount.optional()])))
      .meta({ description: "How many there are of each result.", example: { [results[0] ?? ""]: 1 } }),
  });

const Standing = z.object({
  ...Asked,
  blocked: z.boolean().nullable().meta({ description: "Null for no number.", example: true }),
  since: WireTime.nullable().meta({ description: "Since when it is blocked." }),
  reason: z.enum(blockReasons).nullable().meta({ description: "Why it is blocked." }),
  opt_out: z.boolean().nullable().meta({ description: "Neither dialed nor texted.", example: false }),
});

/** Up to ten thousand numbers in one request. */
export const bulkOperations = {
  block: operation({
    ...contacts,
    id: "bulkBlock",
    path: "/contacts/bulk_block",
    summary: "Block up to 10,000 numbers",
    description:
      "All of them or none: what is no number keeps no other from being blocked, and an error blocks nothing. Longer lists are uploads.",
    needs: "Contact:block",
    input: BulkBody,
    answers: { 200: says(answer(blockResults), "What became of each number, in the order asked.") },
    idempotent: true,
    example: { numbers: ["+17195550101", "(719) 555-0102", "17195550103"], reason: "dnc_request" },
  }),

  unblock: operation({
    ...contacts,
    id: "bulkUnblock",
    path: "/contacts/bulk_unblock",
    summary: "Unblock up to 10,000 numbers",
    description: "Makes no contacts: a number that is not known is not blocked.",
    needs: "Contact:unblock and clear_blacklist",
    input: BulkBody,
    answers: { 200: says(answer(unblockResults), "What became of each number, in the order asked.") },
    idempotent: true,
    example: { numbers: ["+17195550101", "+17195550102"], note: "They asked us to call again" },
  }),

  scrub: operation({
    ...contacts,
    id: "scrub",
    path: "/contacts/scrub",
    summary: "Where up to 10,000 numbers stand",
    description:
      "Asks and changes nothing. A list that is to be called is scrubbed before each call: by then somebody may have been blocked.",
    needs: "Contact:check",
    input: z.object({ numbers: NumberItems }),
    answers: {
      200: says(
        z.object({
          results: z.array(Standing),
          counts: z.object({
            blocked: WireCount.meta({ example: 1 }),
            not_blocked: WireCount,
            opt_out: WireCount,
            invalid: WireCount,
          }),
        }),
        "Where each number stands, in the order asked.",
      ),
    },
    example: { numbers: ["+17195550101", "+17195550102"] },
  }),
};
