import { wholeTexts } from "./inner/whole";
import { ListTextMessages, type WholeText } from "./schema";
import { eq } from "drizzle-orm";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import { readNumber } from "@/lib/contacts/key";
import type { Context } from "@/lib/context";
import { type CountedPage, listByTime } from "@/lib/listing/listing";
import { allow } from "@/lib/allow";

/** Refused because of the person, not because the database could not answer. */
const STOPPED = ["blocked", "opt-out"] as const;

/**
 * The company's texts by time, the newest first unless `orderDir` is asc: searched by number, narrowed by status,
 * direction, a whole number and lead. Needs `TextMessage:read`.
 */
export async function listTextMessages(
  ctx: Context,
  input: ListTextMessages,
): Promise<CountedPage<TextMessage>> {
  allow(ctx, "TextMessage:read");
  const query = ListTextMessages.parse(input);
  return listByTime(ctx, {
    table: textMessages,
    query,
    filters: [
      query.number ? eq(textMessages.callerId, readNumber(ctx, query.number, "number")) : undefined,
      query.leadId ? eq(textMessages.leadId, query.leadId) : undefined,
      query.stopped ? STOPPED.map((status) => eq(textMessages.status, status)) : undefined,
      query.status && eq(textMessages.status, query.status),
      query.direction && eq(textMessages.direction, query.direction),
    ],
  });
}

/** As `listTextMessages`, each text with the names of what it names. */
export async function listWholeTexts(ctx: Context, input: ListTextMessages): Promise<CountedPage<WholeText>> {
  const page = await listTextMessages(ctx, input);
  return { ...page, rows: await wholeTexts(ctx, page.rows) };
}
