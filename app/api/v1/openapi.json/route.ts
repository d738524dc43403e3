import { endpoint } from "@/lib/web/api/api";
import { openApiDocument } from "@/lib/web/openapi/document";

/** Open to everybody, browsers on other sites included, because it holds nobody's data. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: async () => Response.json(openApiDocument, { headers: { "access-control-allow-origin": "*" } }),
});
