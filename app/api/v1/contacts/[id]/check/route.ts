import { checkNumber } from "@/lib/enforcement/checking";
import { api, endpoint } from "@/lib/web/api/api";
import { checked, unanswered } from "@/lib/web/api/checks";
import { checkOperations } from "@/lib/web/operations/checks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(checkOperations.check, async (ctx, input) => checked(await checkNumber(ctx, input)), unanswered),
});
