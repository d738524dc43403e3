import { blockLogRecord } from "@/lib/block-logs/presenting";
import { ListBlockLogs } from "@/lib/block-logs/schema";
import { createdQuery } from "../api/lists";
import { saysList } from "../api/said";
import { ContactId, NumberQuery } from "../api/schema";
import { operation } from "./operation";

const BlockLogsQuery = ListBlockLogs.omit({ contactId: true }).extend({
  ...createdQuery,
  number: NumberQuery.meta({
    description: "Only of this number, in any spelling, or of all that hold these four or more digits.",
    example: "17193132645",
  }),
});

/** The trail of blocks and unblocks. */
export const blockLogOperations = {
  list: operation({
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
  }),

  listOfContact: operation({
    id: "listContactBlockLogs",
    method: "get",
    path: "/contacts/{id}/block_logs",
    tag: "Block logs",
    summary: "Every block and unblock of one number",
    needs: "Contact:read",
    input: BlockLogsQuery.omit({ number: true }).extend({ id: ContactId }),
    answers: { 200: saysList("block_logs", blockLogRecord, "The trail of the number, newest first.") },
    fails: [404],
    example: { id: "17193132645" },
  }),
};
