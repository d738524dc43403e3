import { takeSnapshot } from "@/lib/contact-changes/snapshot";
import { api, endpoint } from "@/lib/web/api/api";
import { snapshotAnswer } from "@/lib/web/api/snapshots";
import { contactChangeOperations } from "@/lib/web/operations/contact-changes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(contactChangeOperations.snapshot, (ctx, input, request) =>
    snapshotAnswer(request, input, (wanted) => takeSnapshot(ctx, input, wanted)),
  ),
});
