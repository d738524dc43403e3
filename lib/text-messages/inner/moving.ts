import { and, eq } from "drizzle-orm";
import type { TextStatus } from "@/db/enums";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import { holdContact } from "@/lib/contacts/inner/holding";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { NotFound } from "@/lib/errors";

/** What the provider reports about a text. Fields that it leaves out stay as they are. */
export type TextNews = {
  status: TextStatus;
  providerMessageId?: string;
  errorCode?: string;
  errorMessage?: string;
  /** The provider did not send it because the person has unsubscribed there. */
  unsubscribed?: boolean;
};

/**
 * Updates a sent text with what the provider reports, and returns it. A report that comes late, twice, or beside
 * another changes nothing more. When the provider says that the person has unsubscribed, they are opted out here too.
 * Checks no permission: the provider is the source.
 */
export function moveText(ctx: Context, textId: number, to: TextNews): Promise<TextMessage> {
  return transaction(ctx, async (ctx) => {
    const its = and(eq(textMessages.companyId, ctx.companyId), eq(textMessages.id, textId));
    if (to.unsubscribed) await holdContactOf(ctx, textId);
    const [before] = await ctx.db.select().from(textMessages).where(its).for("no key update");
    if (!before) throw new NotFound("text message");
    const changes = changesOf(before, to);
    if (!changes) return before;
    const [text] = await ctx.db.update(textMessages).set(changes).where(its).returning();
    if (!text) throw new NotFound("text message");
    if (to.unsubscribed && text.callerId && text.status !== before.status) {
      await setOptOut({ ...ctx, actor: { type: "provider" }, requestIp: undefined }, text.callerId, {
        optOut: true,
        channel: "sms",
        source: "system",
        note: "The provider refused a text: the number has unsubscribed there.",
        textMessageId: text.id,
        confirmation: "provider",
      });
    }
    return text;
  });
}

/** An opt-out locks the contact before its texts, as a block does. */
async function holdContactOf(ctx: Context, textId: number): Promise<void> {
  const [text] = await ctx.db
    .select({ number: textMessages.callerId })
    .from(textMessages)
    .where(and(eq(textMessages.companyId, ctx.companyId), eq(textMessages.id, textId)));
  if (text?.number) await holdContact(ctx, text.number);
}

const ranks: Partial<Record<TextStatus, number>> = {
  requested: 0,
  queued: 1,
  sent: 2,
  delivered: 3,
  undelivered: 3,
  failed: 3,
};

/** The allowed changes of a status: only our own texts change, and the first final status stays. */
export function textMovesTo(from: TextStatus, to: TextStatus): boolean {
  if (to === "unknown") return from === "requested";
  const next = ranks[to];
  if (!next) return false;
  return from === "unknown" || next > (ranks[from] ?? 3);
}

function changesOf(text: TextMessage, to: TextNews): Partial<TextMessage> | null {
  const changes: Partial<TextMessage> = {};
  if (!text.providerMessageId && to.providerMessageId) changes.providerMessageId = to.providerMessageId;
  if (textMovesTo(text.status, to.status)) {
    changes.status = to.status;
    if (to.errorCode !== undefined) changes.errorCode = to.errorCode;
    if (to.errorMessage !== undefined) changes.errorMessage = to.errorMessage;
  }
  return Object.keys(changes).length > 0 ? { ...changes, updatedAt: new Date() } : null;
}
