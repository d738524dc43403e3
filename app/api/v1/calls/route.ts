import { listCalls } from "@/lib/calls/listing";
import { callRecord } from "@/lib/calls/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list } from "@/lib/web/api/answers";
import { readTimeRange } from "@/lib/web/api/lists";
import { callOperations } from "@/lib/web/operations/calls";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(callOperations.list, async (ctx, input) =>
    list("calls", await listCalls(ctx, { ...input, ...readTimeRange(ctx, input) }), callRecord, input),
  ),
});
