import { eq } from "drizzle-orm";
import { z } from "zod";
import { companies, type Company } from "@/db/schema/companies";
import { announceKeys } from "@/lib/changes";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { transaction } from "@/lib/transaction";
import { isCountry } from "@/lib/phone/phone";
import { isTimeZone } from "./zones";

export const UpdateCompany = z.object({
  name: z.string().trim().min(1, "must be given").max(120, "is longer than 120 characters"),
  defaultCountry: z.string().refine(isCountry, "is not a country"),
  timeZone: z.string().refine(isTimeZone, "is not a time zone"),
});

/**
 * Changes the company's name, the country in which its numbers are read, and the zone in which its times are shown.
 * Stored numbers and times stay as they are.
 */
export async function updateCompany(ctx: Context, input: z.input<typeof UpdateCompany>): Promise<Company> {
  allow(ctx, "security");
  const values = UpdateCompany.parse(input);
  return transaction(ctx, async (ctx) => {
    const [company] = await ctx.db
      .update(companies)
      .set({ ...values, updatedAt: new Date() })
      .where(eq(companies.id, ctx.companyId))
      .returning();
    if (!company) throw new NotFound("company");
    await announceKeys(ctx);
    return company;
  });
}
