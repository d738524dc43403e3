import { textMessageRecord } from "@/lib/text-messages/presenting";
import { readTextMessage } from "@/lib/text-messages/reading";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import { TextMessagePath } from "@/lib/web/api-outbound";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(TextMessagePath, async (ctx, { id }) =>
    record("text_message", textMessageRecord.present(await readTextMessage(ctx, id))),
  ),
});
