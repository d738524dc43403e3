import { and, eq, inArray } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { type FieldErrors, Invalid } from "@/lib/errors";
import { type Phone, parseNumber } from "@/lib/phone/phone";

/**
 * Reads numbers in any spelling, each under its field's name. Throws one `Invalid` that names every number it cannot
 * read.
 */
export function readNumbers(
  { country }: Pick<Context, "country">,
  spelled: readonly { field: string; text: string; said?: boolean }[],
): Phone[] {
  const errors: FieldErrors = {};
  const numbers: Phone[] = [];
  for (const { field, text, said } of spelled) {
    const parsed = parseNumber(text, { country, from: "api" });
    if (parsed.ok && !parsed.impossible) numbers.push(parsed.number);
    else {
      const problem = parsed.ok ? "is not a phone number" : parsed.problem;
      (errors[field] ??= []).push(said ? `“${text}” ${problem}` : problem);
    }
  }
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
  return numbers;
}

/** Which of the numbers are on the company's Blacklist. */
export async function blacklistedAmong(ctx: Context, numbers: readonly Phone[]): Promise<Set<Phone>> {
  if (numbers.length === 0) return new Set();
  const found = await ctx.db
    .select({ number: contacts.number })
    .from(contacts)
    .where(
      and(
        eq(contacts.companyId, ctx.companyId),
        inArray(contacts.number, [...numbers]),
        eq(contacts.blocked, true),
      ),
    );
  return new Set(found.map(({ number }) => number));
}
