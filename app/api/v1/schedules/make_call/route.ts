import { makeCall } from "@/lib/traffic/making";
import { callRecord } from "@/lib/calls/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { deciding, refusalOf } from "@/lib/web/api/outbound";
import { callOperations } from "@/lib/web/operations/calls";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: api(
    callOperations.make,
    async (ctx, input) => {
      const { call, refusal } = await makeCall(ctx, input);
      return record("call", callRecord.present(call), refusalOf(refusal));
    },
    deciding,
  ),
});
