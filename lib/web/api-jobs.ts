import { z } from "zod";
import { Why } from "@/lib/contacts/schema";
import { splitPasted } from "@/lib/csv/csv";
import { Invalid } from "@/lib/errors";
import {
  ListUnblockJobs,
  MOST_NUMBERS,
  type Selection,
  UnblockTerms,
} from "@/lib/unblock-contact-jobs/schema";
import type { TokenContext } from "@/lib/access-tokens/authenticating";
import { createdQuery } from "./api-lists";
import { asWire, blank, readTimeRange, RecordId, time, timeZone, Truth } from "./api-schema";

/** How long making a job may take, in milliseconds: it fixes millions of numbers in one transaction. */
export const JOB_PATIENCE_MS = 120_000;

export const JobPath = z.object({
  id: RecordId,
});

export const UnblockJobsQuery = ListUnblockJobs.extend(createdQuery);

const text = blank(z.string());

/** A list in JSON, digits too; in a form a pasted text. */
const Numbers = z
  .custom<string | (string | number)[]>(
    (list) =>
      typeof list === "string" ||
      (Array.isArray(list) && list.every((item) => typeof item === "string" || typeof item === "number")),
    "must be a list of numbers",
  )
  .transform((list) => (typeof list === "string" ? splitPasted(list) : list.map(String)))
  .meta({
    description:
      "In any spelling. In a form or a query one text, split at newline, comma, semicolon and tab.",
    override: asWire({
      anyOf: [
        { type: "array", items: { type: ["string", "number"] }, maxItems: MOST_NUMBERS },
        { type: "string" },
      ],
    }),
  });

export const UnblockJobBody = z.object({
  numbers: blank(Numbers),
  contactImportId: blank(z.coerce.number("is not an id").int("is not an id").positive("is not an id")).meta({
    description: "What this upload blocked.",
  }),
  blockedAtFrom: text.meta({ ...time.meta(), description: "What was blocked at this time or later." }),
  blockedAtTo: text.meta({ ...time.meta(), description: "What was blocked at this time or before." }),
  timeZone: text.meta({ ...timeZone.meta() }),
  fulltext: text.meta({ description: "What a search of the blacklist finds." }),
  all: blank(Truth).meta({ description: "Everything that is blocked." }),
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
  expectedCount: blank(UnblockTerms.shape.expectedCount).meta({
    description: "How many you expect at most; needed above 1,000.",
  }),
  dryRun: blank(Truth).meta({ description: "Only counts, and unblocks nothing." }),
});

const WAYS = "numbers, contact_import_id, blocked_at_from/_to, fulltext, all=true";

/** The one selection that a request names. Throws `Invalid` for none and for two: nothing is guessed. */
export function selectionFrom(ctx: TokenContext, body: z.output<typeof UnblockJobBody>): Selection {
  const { numbers, contactImportId, fulltext } = body;
  const { blockedAtFrom, blockedAtTo } = readTimeRange(ctx, body);
  const wanted: Selection[] = [];
  if (numbers) wanted.push({ by: "numbers", numbers });
  if (contactImportId != null) wanted.push({ by: "contact_import", contactImportId });
  if (blockedAtFrom || blockedAtTo) wanted.push({ by: "blocked_at", blockedAtFrom, blockedAtTo });
  if (fulltext !== undefined) wanted.push({ by: "fulltext", fulltext });
  if (body.all) wanted.push({ by: "all" });
  const [selection, ...more] = wanted;
  if (!selection || more.length > 0)
    throw new Invalid({ base: [`${selection ? "Only one" : "One"} of ${WAYS} says what to unblock.`] });
  return selection;
}
