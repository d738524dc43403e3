import { textMessageRecord } from "@/lib/text-messages/presenting";
import { readTextMessage } from "@/lib/text-messages/reading";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { textMessageOperations } from "@/lib/web/operations/text-messages";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(textMessageOperations.read, async (ctx, { id }) =>
    record("text_message", textMessageRecord.present(await readTextMessage(ctx, id))),
  ),
});
