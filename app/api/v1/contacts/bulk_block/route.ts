import { blockContacts } from "@/lib/contacts/bulk";
import { api, endpoint } from "@/lib/web/api";
import { BulkBody, bulkAnswer, PATIENCE_MS } from "@/lib/web/api-bulk";
import { once } from "@/lib/web/api-once";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(
    BulkBody,
    once(async (ctx, input) => bulkAnswer(await blockContacts(ctx, input))),
    { patience: PATIENCE_MS },
  ),
});
