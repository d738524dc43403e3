import { listBlockLogs } from "@/lib/block-logs/listing";
import { blockLogRecord } from "@/lib/block-logs/presenting";
import { api, endpoint } from "@/lib/web/api";
import { list } from "@/lib/web/api-answers";
import { BlockLogsQuery, readRange } from "@/lib/web/api-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(BlockLogsQuery, async (ctx, input) =>
    list(
      "block_logs",
      await listBlockLogs(ctx, { ...input, ...readRange(ctx, input) }),
      blockLogRecord,
      input,
    ),
  ),
});
