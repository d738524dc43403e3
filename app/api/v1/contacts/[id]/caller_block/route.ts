import { contactRecord } from "@/lib/contacts/presenting";
import { blockContact } from "@/lib/contacts/blocking";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { contactOperations } from "@/lib/web/operations/contacts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(contactOperations.block, async (ctx, input) =>
    record("contact", contactRecord.present(await blockContact(ctx, input))),
  ),
});
