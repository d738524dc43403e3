import { endpoint } from "@/lib/web/api/api";
import { openApiDocument } from "@/lib/web/openapi/document";

/** For everybody, browsers on other sites too: it holds nothing of anybody. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: async () => Response.json(openApiDocument, { headers: { "access-control-allow-origin": "*" } }),
});
