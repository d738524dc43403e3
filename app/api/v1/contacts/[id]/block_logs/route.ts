import { listContactBlockLogs } from "@/lib/block-logs/listing";
import { blockLogRecord } from "@/lib/block-logs/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list } from "@/lib/web/api/answers";
import { readTimeRange } from "@/lib/web/api/lists";
import { blockLogOperations } from "@/lib/web/operations/block-logs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(blockLogOperations.listOfContact, async (ctx, input) => {
    const page = await listContactBlockLogs(ctx, { ...input, ...readTimeRange(ctx, input) });
    return list("block_logs", page, blockLogRecord, input);
  }),
});
