import { blockLogRecord } from "@/lib/block-logs/presenting";
import { saysList } from "../api-said";
import { BlockLogsQuery, ContactBlockLogsQuery } from "../api-schema";
import { operation } from "../operations";

export const listContactBlockLogs = operation({
  id: "listContactBlockLogs",
  method: "get",
  path: "/contacts/{id}/block_logs",
  tag: "Block logs",
  summary: "Every block and unblock of one number",
  needs: "Contact:read",
  input: ContactBlockLogsQuery,
  answers: { 200: saysList("block_logs", blockLogRecord, "The trail of the number, newest first.") },
  fails: [404],
  example: { id: "17193132645" },
});

export const listBlockLogs = operation({
  id: "listBlockLogs",
  method: "get",
  path: "/block_logs",
  tag: "Block logs",
  summary: "Every block and unblock of the company",
  description: "Permanent: no row is ever changed or removed.",
  needs: "Contact:read",
  input: BlockLogsQuery,
  answers: { 200: saysList("block_logs", blockLogRecord, "The company's trail, newest first.") },
  fails: [404],
  example: { action: "block", created_at_from: "2026-01-01" },
});
