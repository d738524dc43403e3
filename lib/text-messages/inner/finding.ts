import { and, eq } from "drizzle-orm";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";

/** How a provider names a text: by our uuid, which we sent along, or by its own id. */
export type NamedText = { uuid?: string; providerMessageId: string };

/** The text that the provider names, or null. Checks no permission. */
export async function textOfProvider(
  ctx: Context,
  { uuid, providerMessageId }: NamedText,
): Promise<TextMessage | null> {
  const [text] = await ctx.db
    .select()
    .from(textMessages)
    .where(
      and(
        eq(textMessages.companyId, ctx.companyId),
        uuid ? eq(textMessages.uuid, uuid) : eq(textMessages.providerMessageId, providerMessageId),
      ),
    );
  if (!text || (text.providerMessageId !== null && text.providerMessageId !== providerMessageId)) return null;
  return text;
}
