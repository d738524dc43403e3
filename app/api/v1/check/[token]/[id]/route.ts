import { checkNumber } from "@/lib/enforcement/checking";
import { checkApi, endpoint } from "@/lib/web/api";
import { checked, unanswered } from "@/lib/web/api-check";
import * as operations from "@/lib/web/operations/checks";

/** For phone systems that can only put a key in the URL: the key of a check token, which opens nothing else. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: checkApi(
    operations.checkByKey,
    async (ctx, input) => checked(await checkNumber(ctx, input)),
    unanswered,
  ),
});
