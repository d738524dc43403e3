import { listTextMessages } from "@/lib/text-messages/listing";
import { textMessageRecord } from "@/lib/text-messages/presenting";
import { sendMessage } from "@/lib/traffic/sending";
import { api, endpoint } from "@/lib/web/api/api";
import { list, record } from "@/lib/web/api/answers";
import { deciding, refusalOf } from "@/lib/web/api/outbound";
import { readTimeRange } from "@/lib/web/api/lists";
import { textMessageOperations } from "@/lib/web/operations/text-messages";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(textMessageOperations.list, async (ctx, input) => {
    const page = await listTextMessages(ctx, { ...input, ...readTimeRange(ctx, input) });
    return list("text_messages", page, textMessageRecord, input);
  }),
  POST: api(
    textMessageOperations.send,
    async (ctx, input) => {
      const { text, refusal } = await sendMessage(ctx, input);
      return record("text_message", textMessageRecord.present(text), refusalOf(refusal));
    },
    deciding,
  ),
});
