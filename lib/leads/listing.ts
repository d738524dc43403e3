import { eq } from "drizzle-orm";
import { leads } from "@/db/schema/leads";
import type { Context } from "@/lib/context";
import { type CountedPage, listByTime } from "@/lib/listing/listing";
import { allow } from "@/lib/allow";
import { wholeLeads } from "./inner/whole";
import { ListLeads, type WholeLead } from "./schema";

/**
 * The company's leads by time, the newest first unless `orderDir` is asc: searched by number, narrowed by offer,
 * schedule and disposition, each with how its number stands now. Needs `Lead:read`.
 */
export async function listLeads(ctx: Context, input: ListLeads): Promise<CountedPage<WholeLead>> {
  allow(ctx, "Lead:read");
  const query = ListLeads.parse(input);
  const page = await listByTime(ctx, {
    table: leads,
    query,
    filters: [
      query.offerId ? eq(leads.offerId, query.offerId) : undefined,
      query.scheduleId ? eq(leads.scheduleId, query.scheduleId) : undefined,
      query.disposition ? eq(leads.disposition, query.disposition) : undefined,
    ],
  });
  return { ...page, rows: await wholeLeads(ctx, page.rows) };
}
