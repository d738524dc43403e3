import { and, eq, sql } from "drizzle-orm";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import { companyOf } from "@/lib/companies/reading";
import type { Context } from "@/lib/context";
import { decideConfirmation, outboundRow } from "@/lib/enforcement/inner/intending";
import type { RecordJob } from "@/lib/jobs/enqueue";
import type { Phone } from "@/lib/phone/phone";
import { accountOf } from "@/lib/provider-configurations/inner/account";
import { transaction } from "@/lib/transaction";
import { sendText, type TextIntent } from "./inner/texting";
import { systemOf } from "./settling";

/** A confirmation that comes later is presumed to need consent: 47 CFR 64.1200(a)(12). */
const SOON_MS = 5 * 60_000;

/**
 * Confirms to a person by one text that their STOP was heard, from the number that they wrote to. Sends nothing when it
 * is later than five minutes, when they are blocked or have opted in again, or when a confirmation was sent. Safe after
 * a kill: the text is intended once.
 */
export async function confirmOptOut(job: RecordJob): Promise<void> {
  const ctx = await systemOf(job);
  const [stop] = await ctx.db
    .select()
    .from(textMessages)
    .where(and(eq(textMessages.companyId, ctx.companyId), eq(textMessages.id, job.id)));
  if (!stop?.callerId || !stop.ourNumber || Date.now() - stop.sentAt.getTime() > SOON_MS) return;
  const intent = await intend(ctx, { id: stop.id, number: stop.callerId, from: stop.ourNumber });
  if (intent) await sendText(ctx, intent);
}

type Asked = { id: number; number: Phone; from: Phone };

function intend(ctx: Context, { id, number, from }: Asked): Promise<TextIntent | null> {
  return transaction(ctx, async (ctx) => {
    const account = await accountOf(ctx);
    const { name } = await companyOf(ctx);
    const { contactId, allowed } = await decideConfirmation(ctx, number);
    if (!allowed) return null;
    const [text] = await ctx.db
      .insert(textMessages)
      .values({
        ...outboundRow(ctx, { number, from }, { account, contactId, refusal: null }),
        message: wordsOf(name),
        confirmsTextId: id,
        sentAt: sql`date_trunc('milliseconds', clock_timestamp())`,
      })
      .onConflictDoNothing()
      .returning();
    return text ? { text, allowed, refusal: null, account } : null;
  });
}

const wordsOf = (company: string): TextMessage["message"] =>
  `${company}: you have opted out and will get no more texts or calls from us. Reply START to undo.`;
