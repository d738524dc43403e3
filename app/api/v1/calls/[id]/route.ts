import { callRecord } from "@/lib/calls/presenting";
import { readCall } from "@/lib/calls/reading";
import { updateCall } from "@/lib/calls/updating";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import { CallPath, UpdateCallPath } from "@/lib/web/api-calls";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(CallPath, async (ctx, { id }) => record("call", callRecord.present(await readCall(ctx, id)))),
  PUT: api(UpdateCallPath, async (ctx, input) =>
    record("call", callRecord.present(await updateCall(ctx, input))),
  ),
});
