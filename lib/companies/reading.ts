import { eq } from "drizzle-orm";
import { type Company, companies } from "@/db/schema/companies";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";

/** The company of the context. */
export async function companyOf(ctx: Pick<Context, "companyId" | "db">): Promise<Company> {
  const [company] = await ctx.db.select().from(companies).where(eq(companies.id, ctx.companyId));
  if (!company) throw new NotFound("company");
  return company;
}
