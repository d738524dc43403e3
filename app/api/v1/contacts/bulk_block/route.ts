import { blockContacts } from "@/lib/contacts/bulk";
import { api, endpoint } from "@/lib/web/api/api";
import { bulkAnswer } from "@/lib/web/api/bulk-answers";
import { once } from "@/lib/web/api/once";
import { BULK_PATIENCE_MS } from "@/lib/web/api/time-limits";
import { bulkOperations } from "@/lib/web/operations/bulk";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(
    bulkOperations.block,
    once(async (ctx, input) => bulkAnswer(await blockContacts(ctx, input))),
    { patience: BULK_PATIENCE_MS },
  ),
});
