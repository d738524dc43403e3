import { callRecord } from "@/lib/calls/presenting";
import { readCall } from "@/lib/calls/reading";
import { updateCall } from "@/lib/calls/updating";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import * as operations from "@/lib/web/operations/calls";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(operations.getCall, async (ctx, { id }) =>
    record("call", callRecord.present(await readCall(ctx, id))),
  ),
  PUT: api(operations.updateCall, async (ctx, input) =>
    record("call", callRecord.present(await updateCall(ctx, input))),
  ),
});
