import { createLead } from "@/lib/leads/creating";
import { listLeads } from "@/lib/leads/listing";
import { leadRecord } from "@/lib/leads/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list, record } from "@/lib/web/api/answers";
import { orByLeadToken, postableAnywhere } from "@/lib/web/api/lead-tokens";
import { readTimeRange } from "@/lib/web/api/lists";
import { leadOperations } from "@/lib/web/operations/leads";

const handlers = endpoint({
  GET: api(leadOperations.list, async (ctx, input) =>
    list("leads", await listLeads(ctx, { ...input, ...readTimeRange(ctx, input) }), leadRecord, input),
  ),
  POST: orByLeadToken(
    api(leadOperations.create, async (ctx, input) =>
      record("lead", leadRecord.present(await createLead(ctx, input)), { status: 201 }),
    ),
  ),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = postableAnywhere(handlers);
