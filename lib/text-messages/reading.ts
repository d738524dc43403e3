import { and, eq } from "drizzle-orm";
import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/permissions";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A text, by its internal id or uuid; `NotFound` when the company has none. Needs `TextMessage:read`. */
export async function readTextMessage(ctx: Context, id: string): Promise<TextMessage> {
  allow(ctx, "TextMessage:read");
  const its = UUID.test(id)
    ? eq(textMessages.uuid, id)
    : /^\d{1,15}$/.test(id)
      ? eq(textMessages.id, Number(id))
      : undefined;
  const [text] = its
    ? await ctx.db
        .select()
        .from(textMessages)
        .where(and(eq(textMessages.companyId, ctx.companyId), its))
    : [];
  if (!text) throw new NotFound("text message");
  return text;
}
