import { getJudgedImport } from "@/lib/contact-imports/reading";
import { judgedImportRecord } from "@/lib/contact-imports/presenting-judged";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { contactImportOperations } from "@/lib/web/operations/contact-imports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(contactImportOperations.read, async (ctx, { id }) =>
    record("contact_import", judgedImportRecord.present(await getJudgedImport(ctx, id))),
  ),
});
