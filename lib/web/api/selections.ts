import type { z } from "zod";
import type { TokenContext } from "@/lib/access-tokens/authenticating";
import type { ExportRequest } from "@/lib/data-exports/schema";
import { Invalid } from "@/lib/errors";
import type { Selection } from "@/lib/unblock-contact-jobs/schema";
import type { ExportBody } from "../operations/data-exports";
import type { UnblockJobBody } from "../operations/unblock-contact-jobs";
import { readTimeRange } from "./lists";

const WAYS = "numbers, contact_import_id, blocked_at_from/_to, fulltext, all=true";

/** Returns the one selection that a request names. Throws `Invalid` when it names none or two: nothing is guessed. */
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

/** Reads what a request wants to export, with its times in the request's time zone, else in the company's. */
export function exportRequest(ctx: TokenContext, body: z.output<typeof ExportBody>): ExportRequest {
  const { timeZone, blockedAtFrom, blockedAtTo, ...rest } = body;
  const times = readTimeRange(ctx, {
    timeZone: timeZone || undefined,
    blockedAtFrom: blockedAtFrom || undefined,
    blockedAtTo: blockedAtTo || undefined,
  });
  return { ...rest, blockedAtFrom: times.blockedAtFrom, blockedAtTo: times.blockedAtTo };
}
