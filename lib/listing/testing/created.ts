import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { makeOffer, makeSchedule } from "@/lib/leads/testing/setting";

/** For tests: makes a record of each kind that a list by time shows. */
export const createdAs = {
  contact_imports: (ctx: Context, createdAt: Date) =>
    ctx.db.execute(sql`insert into contact_imports (company_id, name, default_country, created_at)
      values (${ctx.companyId}, 'numbers.csv', 'US', ${createdAt.toISOString()})`),
  data_exports: (ctx: Context, createdAt: Date) =>
    ctx.db.execute(sql`insert into data_exports (company_id, columns, created_at)
      values (${ctx.companyId}, array['number'], ${createdAt.toISOString()})`),
  unblock_contact_jobs: (ctx: Context, createdAt: Date) =>
    ctx.db.execute(sql`insert into unblock_contact_jobs (company_id, selection, created_at)
      values (${ctx.companyId}, '{"by":"all"}', ${createdAt.toISOString()})`),
  offers: (ctx: Context, createdAt: Date) => makeOffer(ctx, { createdAt }),
  schedules: (ctx: Context, createdAt: Date) => makeSchedule(ctx, { createdAt }),
};
