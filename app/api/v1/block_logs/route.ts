import { listBlockLogs } from "@/lib/block-logs/listing";
import { blockLogRecord } from "@/lib/block-logs/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list } from "@/lib/web/api/answers";
import { readTimeRange } from "@/lib/web/api/lists";
import { blockLogOperations } from "@/lib/web/operations/block-logs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(blockLogOperations.list, async (ctx, input) =>
    list(
      "block_logs",
      await listBlockLogs(ctx, { ...input, ...readTimeRange(ctx, input) }),
      blockLogRecord,
      input,
    ),
  ),
});
