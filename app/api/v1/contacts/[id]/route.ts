import { contactRecord } from "@/lib/contacts/presenting";
import { readContact } from "@/lib/contacts/reading";
import { updateContact } from "@/lib/contacts/updating";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import { ContactPath, UpdatePath } from "@/lib/web/api-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(ContactPath, async (ctx, input) =>
    record("contact", contactRecord.present(await readContact(ctx, input))),
  ),
  PUT: api(UpdatePath, async (ctx, input) =>
    record("contact", contactRecord.present(await updateContact(ctx, input))),
  ),
});
