import { unblockContacts } from "@/lib/contacts/bulk";
import { api, endpoint } from "@/lib/web/api";
import { bulkAnswer, BULK_PATIENCE_MS } from "@/lib/web/api-bulk";
import { once } from "@/lib/web/api-once";
import * as operations from "@/lib/web/operations/bulk";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(
    operations.bulkUnblock,
    once(async (ctx, input) => bulkAnswer(await unblockContacts(ctx, input))),
    { patience: BULK_PATIENCE_MS },
  ),
});
