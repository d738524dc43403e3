import { sql } from "drizzle-orm";
import { db } from "@/db";

/** A request that was refused at a company's webhook. */
export type RefusedHook = { companyId: number; requestIp: string; problem: string; url: string };

const LONGEST_URL = 500;

/** Keeps a trace of a refused request: one row for each address and problem of a day, however many come. */
export async function noteHookRefusal({ companyId, requestIp, problem, url }: RefusedHook): Promise<void> {
  await db.execute(sql`
    insert into webhook_refusals as noted (company_id, day, request_ip, problem, url)
    select id, (clock_timestamp() at time zone time_zone)::date, ${requestIp}::inet, ${problem}, ${url.slice(0, LONGEST_URL)}
    from companies where id = ${companyId}
    on conflict (company_id, day, request_ip, problem)
    do update set count = noted.count + 1, last_at = clock_timestamp(), url = excluded.url`);
}
