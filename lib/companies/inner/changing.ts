import { eq } from "drizzle-orm";
import { type Company, companies } from "@/db/schema/companies";
import { announceKeys } from "@/lib/changes";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { transaction } from "@/lib/transaction";

/**
 * Writes settings of the company, and tells every process, because what is known of a key includes its company. Returns
 * the company as it is now. Checks no permission: the verb that calls it has.
 */
export function changeCompany(
  ctx: Context,
  values: Partial<typeof companies.$inferInsert>,
): Promise<Company> {
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
