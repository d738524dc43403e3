import { changeRecord } from "@/lib/contact-changes/presenting";
import { ListChanges, TakeSnapshot } from "@/lib/contact-changes/schema";
import { listQuery } from "../api/lists";
import { saysFile, saysList } from "../api/said";
import { blank } from "../api/schema";
import { operation } from "./operation";

const ChangesQuery = ListChanges.extend({
  after: ListChanges.shape.after.meta({
    description: "-1 to begin with, or a snapshot's cursor; then the `next_cursor` of the answer before.",
    example: "-1",
  }),
  perPage: ListChanges.shape.perPage.meta({ description: "How many a page holds at most." }),
  columns: listQuery.columns.meta({ example: "op,number" }),
  root: listQuery.root.meta({ description: "0 gives the bare array, without the cursor." }),
});

const SnapshotQuery = TakeSnapshot.extend({
  format: blank(TakeSnapshot.shape.format.unwrap()).meta({ description: "csv unless ndjson is asked for." }),
});

/** For copies of the list elsewhere. */
export const contactChangeOperations = {
  list: operation({
    id: "listContactChanges",
    method: "get",
    path: "/contacts/changes",
    tag: "Contacts",
    summary: "Every block, unblock, opt-out and opt-in, each once, in order",
    description: `For a copy of the list elsewhere: take a snapshot, then apply these. Those of one number come in their order; those of several numbers in that in which they were found. One that is committed late comes late, and none is left out.

\`next_cursor\` is always given: ask again with it after a second or a minute. \`total_count\` counts the changes after the cursor. A cursor from before the database was restored to an earlier day is refused with 400; take a new snapshot then.`,
    needs: "Contact:read",
    input: ChangesQuery,
    answers: {
      200: saysList("contact_changes", changeRecord, "The changes after the cursor, oldest first."),
    },
    example: { after: "-1", per_page: 1000 },
  }),

  snapshot: operation({
    id: "takeContactSnapshot",
    method: "get",
    path: "/contacts/changes/snapshot",
    tag: "Contacts",
    summary: "All numbers that are blocked or opted out, at one instant",
    description: `Each with \`blocked_at\` and \`opted_out_at\`, one of which may be empty. The header \`Changes-Cursor\` is the cursor with which the changes go on. As ndjson the first line has it too, as \`cursor\`, and the last line has \`count\`, the lines between them. CSV is plain: its column names, then a number a line.

Some of the first changes after the cursor may be in the file already; applying them again does no harm. Compressed where gzip is accepted. \`If-None-Match\` with the ETag is answered 304 while there are no changes.`,
    needs: "Contact:read and Contact:export",
    input: SnapshotQuery,
    answers: {
      200: saysFile(["text/csv", "application/x-ndjson"], "The list."),
      304: { description: "It has not changed since the snapshot that `If-None-Match` names." },
    },
    example: { format: "csv" },
  }),
};
