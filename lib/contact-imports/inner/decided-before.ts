import { sql } from "drizzle-orm";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";

/**
 * Returns the numbers that an unblocking upload found not blocked in an earlier row. Its other numbers, and all numbers
 * of a blocking upload, have a row in the block logs that shows it.
 */
export async function passedBefore(
  ctx: Context,
  { id, blocked }: ContactImport,
  numbers: Phone[],
): Promise<Set<Phone>> {
  if (blocked) return new Set();
  const rows = await ctx.db.execute<{ number: Phone }>(sql`
    select number from contact_import_passed
    where company_id = ${ctx.companyId} and contact_import_id = ${id} and number = any(${sql.param(numbers)}::text[])`);
  return new Set(rows.map((row) => row.number));
}

/** Marks the numbers that an unblocking upload found not blocked, because they leave no log row. */
export async function keepPassed(ctx: Context, { id }: ContactImport, numbers: Phone[]): Promise<void> {
  if (numbers.length === 0) return;
  await ctx.db.execute(sql`
    insert into contact_import_passed (company_id, contact_import_id, number)
    select ${ctx.companyId}, ${id}, number from unnest(${sql.param(numbers)}::text[]) as number`);
}
