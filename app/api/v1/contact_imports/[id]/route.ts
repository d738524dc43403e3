import { getImport } from "@/lib/contact-imports/finding";
import { contactImportRecord } from "@/lib/contact-imports/presenting";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import { ImportPath } from "@/lib/web/api-imports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(ImportPath, async (ctx, { id }) =>
    record("contact_import", contactImportRecord.present(await getImport(ctx, id))),
  ),
});
