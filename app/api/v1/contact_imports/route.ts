import { listImports } from "@/lib/contact-imports/listing";
import { contactImportRecord } from "@/lib/contact-imports/presenting";
import { api, endpoint } from "@/lib/web/api";
import { list, record } from "@/lib/web/api-answers";
import { ImportQuery, ImportsQuery, importFrom } from "@/lib/web/api-imports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(ImportsQuery, async (ctx, input) =>
    list("contact_imports", await listImports(ctx, input), contactImportRecord, input),
  ),
  POST: api(
    ImportQuery,
    async (ctx, input, request) =>
      record("contact_import", contactImportRecord.present(await importFrom(ctx, input, request)), {
        status: 201,
      }),
    { rawBody: true },
  ),
});
