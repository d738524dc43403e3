import { sql } from "drizzle-orm";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone";

/**
 * Those of the numbers that an earlier chunk of this upload has decided, whatever happened to them since. Its own traces
 * tell: the log row or the repeated block of each number, and of one that an unblocking file found not blocked its mark.
 */
export async function decidedBefore(
  ctx: Context,
  { id, position, blocked }: ContactImport,
  numbers: Phone[],
): Promise<Set<Phone>> {
  if (position === 0 || numbers.length === 0) return new Set();
  const rows = await ctx.db.execute<{ number: Phone }>(
    blocked
      ? traced(ctx, id, numbers)
      : sql`
    ${traced(ctx, id, numbers)}
    union select number from contact_import_passed
    where company_id = ${ctx.companyId} and contact_import_id = ${id} and number = any(${sql.param(numbers)}::text[])`,
  );
  return new Set(rows.map((row) => row.number));
}

/**
 * Each contact's few traces are looked through, by the contact. `+ 0` and `limit` keep the planner from going through all
 * the traces of the upload instead, a million of them for every chunk.
 */
const traced = (ctx: Context, id: number, numbers: Phone[]) => sql`
  select contacts.number from contacts cross join lateral (
    (select from block_logs as log
     where log.company_id = ${ctx.companyId} and log.contact_id = contacts.id and log.contact_import_id + 0 = ${id} limit 1)
    union all
    (select from repeated_blocks as log
     where log.company_id = ${ctx.companyId} and log.contact_id = contacts.id and log.contact_import_id + 0 = ${id} limit 1)
    limit 1) as trace
  where contacts.company_id = ${ctx.companyId} and contacts.number = any(${sql.param(numbers)}::text[])`;

/** Marks the numbers that an unblocking upload found not blocked: they leave no log row. */
export async function keepPassed(ctx: Context, { id }: ContactImport, numbers: Phone[]): Promise<void> {
  if (numbers.length === 0) return;
  await ctx.db.execute(sql`
    insert into contact_import_passed (company_id, contact_import_id, number)
    select ${ctx.companyId}, ${id}, number from unnest(${sql.param(numbers)}::text[]) as number`);
}
