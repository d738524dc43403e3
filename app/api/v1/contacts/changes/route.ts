import { changeRecord } from "@/lib/contact-changes/presenting";
import { listChanges } from "@/lib/contact-changes/reading";
import { list } from "@/lib/web/api/answers";
import { api, endpoint } from "@/lib/web/api/api";
import { contactChangeOperations } from "@/lib/web/operations/contact-changes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(contactChangeOperations.list, async (ctx, input) => {
    const { rows, left, next } = await listChanges(ctx, input);
    const counted = { totalCount: left, totalCountExact: true, skipped: 0, shown: rows.length };
    return list("contact_changes", { rows, next, previous: null, ...counted }, changeRecord, input);
  }),
});
