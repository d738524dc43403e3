import { checkNumber } from "@/lib/enforcement/checking";
import { api, endpoint } from "@/lib/web/api";
import { checked, unanswered } from "@/lib/web/api-check";
import * as operations from "@/lib/web/operations/checks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(operations.checkContact, async (ctx, input) => checked(await checkNumber(ctx, input)), unanswered),
});
