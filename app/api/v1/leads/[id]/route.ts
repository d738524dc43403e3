import { leadRecord } from "@/lib/leads/presenting";
import { readLead } from "@/lib/leads/reading";
import { updateLead } from "@/lib/leads/updating";
import { api, endpoint } from "@/lib/web/api/api";
import { record } from "@/lib/web/api/answers";
import { leadOperations } from "@/lib/web/operations/leads";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(leadOperations.read, async (ctx, { uuid }) =>
    record("lead", leadRecord.present(await readLead(ctx, { id: uuid }))),
  ),
  PUT: api(leadOperations.update, async (ctx, { uuid, ...change }) =>
    record("lead", leadRecord.present(await updateLead(ctx, { ...change, id: uuid }))),
  ),
});
