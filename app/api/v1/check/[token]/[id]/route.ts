import { checkNumber } from "@/lib/enforcement/checking";
import { checkApi, endpoint } from "@/lib/web/api/api";
import { checked, unanswered } from "@/lib/web/api/checks";
import { checkOperations } from "@/lib/web/operations/checks";

/** For phone systems that can only put a key in the URL. The key belongs to a check token, which opens nothing else. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: checkApi(
    checkOperations.checkByKey,
    async (ctx, input) => checked(await checkNumber(ctx, input)),
    unanswered,
  ),
});
