import { contactRecord } from "@/lib/contacts/presenting";
import { blockContact } from "@/lib/contacts/blocking";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import * as operations from "@/lib/web/operations/contacts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(operations.blockContact, async (ctx, input) =>
    record("contact", contactRecord.present(await blockContact(ctx, input))),
  ),
});
