import { and, eq, isNull, sql } from "drizzle-orm";
import { db } from "@/db";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { log } from "@/lib/log";
import type { Phone } from "@/lib/phone/phone";
import { knownNumber } from "./addressing";
import { type Account, accountOf } from "@/lib/provider-configurations/inner/account";
import type { ProviderAnswer } from "@/lib/telephony/telephone";
import { telephoneOf } from "@/lib/telephony/account";
import { moveText, type TextNews } from "@/lib/text-messages/inner/moving";
import type { Allowed, Refusal } from "@/lib/enforcement/allowed";
import { checkSms } from "@/lib/enforcement/checking";
import {
  decideUnderLock,
  intendInTime,
  kept,
  mustBeCommitted,
  outboundRow,
  type RunPlace,
  tellable,
  WITHDRAWN,
} from "@/lib/enforcement/inner/intending";

/** Whom to text, from which of our numbers, and the message. */
export type TextRequest = {
  number: Phone;
  from: Phone;
  message: string;
  leadId?: number | null;
  scheduleId?: number | null;
  run?: RunPlace;
};

/** A text that will be sent, or one that is recorded as refused. */
export type TextIntent =
  | { text: TextMessage; allowed: Allowed<"sms">; refusal: null; account: Account }
  | { text: TextMessage; allowed: null; refusal: Refusal; account: null };

/** Records that a number will be texted, or that it is refused and why; as `intendCall`. */
export async function intendText(ctx: Context, request: TextRequest): Promise<TextIntent> {
  // As before a call: no transaction waits on a connection that others need.
  if (ctx.answerBy !== undefined) tellable(await checkSms(ctx, request.number), ctx);
  const intending = transaction(ctx, (ctx) => decideAndRecord(ctx, request));
  return intendInTime(ctx, intending, ({ text }) => withdraw(text));
}

/**
 * Asks the provider once to send an intended text, and records its answer. Returns a refused text unchanged, and so one
 * that a block or an opt-out has withdrawn meanwhile.
 */
export async function sendText(ctx: Context, intent: TextIntent): Promise<TextMessage> {
  mustBeCommitted(ctx);
  const { allowed, account } = intent;
  if (!allowed) return intent.text;
  const text = await handOver(ctx, intent.text);
  if (text.handedAt === null) return text;
  const order = { from: knownNumber(text.ourNumber), uuid: text.uuid, message: text.message };
  const answer = await telephoneOf(account).sendText(allowed, order);
  switch (answer.outcome) {
    case "taken":
      return kept(text, () =>
        moveText(ctx, text.id, { status: answer.status, providerMessageId: answer.id }),
      );
    case "refused":
      return kept(text, () => moveText(ctx, text.id, newsOf(answer)));
    case "unclear":
      log.warn({ textId: text.id, error: answer.message }, "a text may have been sent: it will be settled");
      return text;
  }
}

/** Texts a number: commits the intent, then asks the provider. Returns the text, which may have been refused. */
export async function text(ctx: Context, request: TextRequest): Promise<TextMessage> {
  return sendText(ctx, await intendText(ctx, request));
}

async function decideAndRecord(ctx: Context, request: TextRequest): Promise<TextIntent> {
  const account = await accountOf(ctx);
  const { contactId, allowed, refusal } = await decideUnderLock(ctx, request.number, "sms");
  const [text] = await ctx.db
    .insert(textMessages)
    .values({
      ...outboundRow(ctx, request, { account, contactId, refusal }),
      message: request.message,
      sentAt: sql`date_trunc('milliseconds', clock_timestamp())`,
    })
    .returning();
  if (!text) throw new Error("a text that was just made is not there");
  return allowed ? { text, allowed, refusal, account } : { text, allowed, refusal, account: null };
}

/**
 * Marks a text as handed over, unless it was withdrawn, and returns it. It cannot be taken back from now on. The text's
 * own lock decides between this and a block.
 */
async function handOver({ db, companyId }: Context, { id }: TextMessage): Promise<TextMessage> {
  const its = and(eq(textMessages.companyId, companyId), eq(textMessages.id, id));
  const [handed] = await db
    .update(textMessages)
    .set({ handedAt: sql`date_trunc('milliseconds', clock_timestamp())` })
    .where(and(its, eq(textMessages.status, "requested"), isNull(textMessages.handedAt)))
    .returning();
  if (handed) return handed;
  const [text] = await db.select().from(textMessages).where(its);
  if (!text) throw new Error("an intended text is not there");
  return { ...text, handedAt: null };
}

async function withdraw({ companyId, id }: TextMessage): Promise<void> {
  await db
    .update(textMessages)
    .set({ ...WITHDRAWN, updatedAt: new Date() })
    .where(
      and(
        eq(textMessages.companyId, companyId),
        eq(textMessages.id, id),
        eq(textMessages.status, "requested"),
      ),
    );
}

const newsOf = ({
  code,
  message,
  unsubscribed,
}: Extract<ProviderAnswer<never>, { outcome: "refused" }>): TextNews => ({
  status: "failed",
  errorCode: code ?? undefined,
  errorMessage: message,
  unsubscribed,
});
