import { checkNumber } from "@/lib/enforcement/checking";
import { api, endpoint } from "@/lib/web/api";
import { checked, unanswered } from "@/lib/web/api-check";
import { CheckPath } from "@/lib/web/api-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(
    CheckPath,
    async (ctx, { id, action }) => checked(await checkNumber(ctx, { callerId: id, action })),
    unanswered,
  ),
});
