import { leadRecord } from "@/lib/leads/presenting";
import { readLead } from "@/lib/leads/reading";
import { updateLead } from "@/lib/leads/updating";
import { api, endpoint } from "@/lib/web/api";
import { record } from "@/lib/web/api-answers";
import { LeadChange, LeadPath } from "@/lib/web/api-leads";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(LeadPath, async (ctx, input) => record("lead", leadRecord.present(await readLead(ctx, input)))),
  PUT: api(LeadChange, async (ctx, input) =>
    record("lead", leadRecord.present(await updateLead(ctx, input))),
  ),
});
