import { contactRecord } from "@/lib/contacts/presenting";
import { readContact } from "@/lib/contacts/reading";
import { updateContact } from "@/lib/contacts/updating";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import * as operations from "@/lib/web/operations/contacts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(operations.getContact, async (ctx, input) =>
    record("contact", contactRecord.present(await readContact(ctx, input))),
  ),
  PUT: api(operations.updateContact, async (ctx, input) =>
    record("contact", contactRecord.present(await updateContact(ctx, input))),
  ),
});
