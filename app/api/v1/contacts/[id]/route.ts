import { contactRecord } from "@/lib/contacts/presenting";
import { readContact } from "@/lib/contacts/reading";
import { updateContact } from "@/lib/contacts/updating";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { contactOperations } from "@/lib/web/operations/contacts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(contactOperations.read, async (ctx, input) =>
    record("contact", contactRecord.present(await readContact(ctx, input))),
  ),
  PUT: api(contactOperations.update, async (ctx, input) =>
    record("contact", contactRecord.present(await updateContact(ctx, input))),
  ),
});
