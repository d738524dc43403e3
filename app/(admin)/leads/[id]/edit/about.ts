import { historyOf, logSummaries } from "@/lib/block-logs/entries";
import { otherCalls } from "@/lib/calls/reading";
import type { WholeLead } from "@/lib/leads/schema";
import { leadPlaces } from "@/lib/leads/placing";
import { runsOf } from "@/lib/schedule-runs/history";
import { manualActionsFor } from "@/lib/schedule-runs/manual";
import { listTextMessages } from "@/lib/text-messages/listing";
import type { PageContext } from "@/lib/web/context";
import { logEntriesFor } from "../../../log-entry";

const SHOWN = 20;
const TEXTS = 10;

/** Reads what a lead's page shows besides the lead. A part that the reader may not see is null. */
export async function about(ctx: PageContext, { id, contactId, callerId }: WholeLead) {
  const may = ctx.permissions;
  const toEntry = logEntriesFor(may);
  const [actions, runs, places, summaries, calls, texts, history] = await Promise.all([
    manualActionsFor(ctx, "lead"),
    runsOf(ctx, { leadId: id }),
    leadPlaces(ctx),
    logSummaries(ctx, [contactId]),
    may.has("Call:read") ? otherCalls(ctx, { id: 0, contactId }) : null,
    may.has("TextMessage:read") ? listTextMessages(ctx, { number: callerId, perPage: TEXTS }) : null,
    may.has("Contact:read") ? historyOf(ctx, contactId, SHOWN) : null,
  ]);
  const last = summaries.get(contactId)?.last;
  return {
    actions,
    runs,
    places,
    calls,
    texts: texts?.rows ?? null,
    last: last ? toEntry(last) : null,
    history: history?.map(toEntry) ?? null,
  };
}
