import { sql } from "drizzle-orm";
import { contactsAmong } from "@/lib/contacts/inner/looking-up";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";

/** Those of the numbers that are contacts of the company, with whether each is blocked. */
export type Standings = Map<Phone, boolean>;

/** Looks up how numbers stand now. */
export async function standingOf(
  ctx: Pick<Context, "companyId" | "db">,
  numbers: Phone[],
): Promise<Standings> {
  if (numbers.length === 0) return new Map();
  // Neighbours stand on the same pages of the index.
  const sorted = [...new Set(numbers)].sort();
  const rows = await ctx.db.execute<{ number: Phone; blocked: boolean }>(
    sql`select contact.number, contact.blocked
      from ${contactsAmong(ctx, sorted, sql`contacts.number, contacts.blocked`)}`,
  );
  return new Map(rows.map(({ number, blocked }) => [number, blocked]));
}
