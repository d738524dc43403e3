import { checkNumber } from "@/lib/enforcement/checking";
import { checkApi, endpoint } from "@/lib/web/api";
import { checked, unanswered } from "@/lib/web/api-check";
import { CheckPath } from "@/lib/web/api-schema";

/** For phone systems that can only put a key in the URL: the key of a check token, which opens nothing else. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: checkApi(
    CheckPath,
    async (ctx, { id, action }) => checked(await checkNumber(ctx, { callerId: id, action })),
    unanswered,
  ),
});
