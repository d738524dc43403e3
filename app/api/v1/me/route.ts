import { z } from "zod";
import { companyRecord, tokenRecord } from "@/lib/access-tokens/presenting";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(z.object({}), async ({ company, token, permissions }) =>
    record("me", {
      company: companyRecord.present(company),
      access_token: tokenRecord.present(token),
      permissions: [...permissions],
    }),
  ),
});
