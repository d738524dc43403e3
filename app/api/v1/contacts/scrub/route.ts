import { scrubContacts } from "@/lib/contacts/scrubbing";
import { api, endpoint } from "@/lib/web/api";
import { scrubAnswer } from "@/lib/web/api-bulk";
import * as operations from "@/lib/web/operations/bulk";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(operations.scrub, async (ctx, input) => scrubAnswer(await scrubContacts(ctx, input))),
});
