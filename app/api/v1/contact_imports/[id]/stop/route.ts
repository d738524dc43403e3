import { contactImportRecord } from "@/lib/contact-imports/presenting";
import { stopImport } from "@/lib/contact-imports/stopping";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { contactImportOperations } from "@/lib/web/operations/contact-imports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(contactImportOperations.stop, async (ctx, { id }) =>
    record("contact_import", contactImportRecord.present(await stopImport(ctx, { id }))),
  ),
});
