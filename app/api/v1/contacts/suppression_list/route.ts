import { listBlacklist } from "@/lib/contacts/listing";
import { contactRecord } from "@/lib/contacts/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list } from "@/lib/web/api/answers";
import { readTimeRange } from "@/lib/web/api/lists";
import { contactOperations } from "@/lib/web/operations/contacts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(contactOperations.listBlacklist, async (ctx, input) =>
    list(
      "contacts",
      await listBlacklist(ctx, { ...input, ...readTimeRange(ctx, input) }),
      contactRecord,
      input,
    ),
  ),
});
