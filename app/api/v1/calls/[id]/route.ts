import { callRecord } from "@/lib/calls/presenting";
import { readCall } from "@/lib/calls/reading";
import { updateCall } from "@/lib/calls/updating";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { callOperations } from "@/lib/web/operations/calls";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(callOperations.read, async (ctx, { id }) =>
    record("call", callRecord.present(await readCall(ctx, id))),
  ),
  PUT: api(callOperations.update, async (ctx, input) =>
    record("call", callRecord.present(await updateCall(ctx, input))),
  ),
});
