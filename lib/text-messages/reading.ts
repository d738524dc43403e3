import { type TextMessage, textMessages } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";
import { byKey } from "@/lib/listing/by-key";
import { allow } from "@/lib/allow";

/** A text, by its internal id or uuid; `NotFound` when the company has none. Needs `TextMessage:read`. */
export async function readTextMessage(ctx: Context, id: string): Promise<TextMessage> {
  allow(ctx, "TextMessage:read");
  return byKey(ctx, { table: textMessages, key: id, what: "text message" });
}
