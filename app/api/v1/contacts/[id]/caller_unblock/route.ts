import { contactRecord } from "@/lib/contacts/presenting";
import { unblockContact } from "@/lib/contacts/requesting";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import { BlockPath } from "@/lib/web/api-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(BlockPath, async (ctx, { id, ...why }) =>
    record("contact", contactRecord.present(await unblockContact(ctx, { callerId: id, ...why }))),
  ),
});
