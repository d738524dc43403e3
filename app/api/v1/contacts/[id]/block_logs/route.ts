import { listContactBlockLogs } from "@/lib/block-logs/listing";
import { blockLogRecord } from "@/lib/block-logs/presenting";
import { api, endpoint } from "@/lib/web/api";
import { list } from "@/lib/web/api-answers";
import { ContactBlockLogsQuery, readRange } from "@/lib/web/api-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(ContactBlockLogsQuery, async (ctx, input) => {
    const page = await listContactBlockLogs(ctx, { ...input, ...readRange(ctx, input) });
    return list("block_logs", page, blockLogRecord, input);
  }),
});
