import { sql } from "drizzle-orm";
import { contactsAmong } from "@/lib/contacts/inner/looking-up";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";

/** Those of the numbers that are contacts of the company already. */
export async function knownAmong(
  ctx: Pick<Context, "companyId" | "db">,
  numbers: Phone[],
): Promise<Set<Phone>> {
  if (numbers.length === 0) return new Set();
  const rows = await ctx.db.execute<{ number: Phone }>(
    sql`select contact.number from ${contactsAmong(ctx, [...new Set(numbers)], sql`contacts.number`)}`,
  );
  return new Set(rows.map(({ number }) => number));
}
