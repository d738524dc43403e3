import { companyRecord, tokenRecord } from "@/lib/access-tokens/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { accountOperations } from "@/lib/web/operations/account";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(accountOperations.me, async ({ company, token, permissions }) =>
    record("me", {
      company: companyRecord.present(company),
      access_token: tokenRecord.present(token),
      permissions: [...permissions],
    }),
  ),
});
