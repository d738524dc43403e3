import { listImports } from "@/lib/contact-imports/listing";
import { contactImportRecord } from "@/lib/contact-imports/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list } from "@/lib/web/api/answers";
import { importFrom } from "@/lib/web/api/importing";
import { readTimeRange } from "@/lib/web/api/lists";
import { contactImportOperations } from "@/lib/web/operations/contact-imports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(contactImportOperations.list, async (ctx, input) =>
    list(
      "contact_imports",
      await listImports(ctx, { ...input, ...readTimeRange(ctx, input) }),
      contactImportRecord,
      input,
    ),
  ),
  POST: api(contactImportOperations.create, importFrom, { rawBody: true }),
});
