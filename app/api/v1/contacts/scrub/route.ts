import { scrubContacts } from "@/lib/contacts/scrubbing";
import { api, endpoint } from "@/lib/web/api";
import { ScrubBody, scrubAnswer } from "@/lib/web/api-bulk";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(ScrubBody, async (ctx, input) => scrubAnswer(await scrubContacts(ctx, input))),
});
