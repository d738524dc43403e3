import { scrubContacts } from "@/lib/contacts/scrubbing";
import { api, endpoint } from "@/lib/web/api/api";
import { scrubAnswer } from "@/lib/web/api/bulk-answers";
import { bulkOperations } from "@/lib/web/operations/bulk";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(bulkOperations.scrub, async (ctx, input) => scrubAnswer(await scrubContacts(ctx, input))),
});
