import { z } from "zod";
import { withheldChoices } from "@/db/enums";
import type { Company } from "@/db/schema/companies";
import { allow } from "@/lib/allow";
import type { Context } from "@/lib/context";
import { changeCompany } from "./inner/changing";
import { withheldCount } from "./inner/withheld-count";

export const UpdateWithheld = z.object({ withheldCallers: z.enum(withheldChoices) });

/**
 * Changes what is done with callers who withhold their number: they are connected as unknown callers, or turned away.
 * An offer may choose otherwise. Needs `security`.
 */
export async function updateWithheld(ctx: Context, input: z.input<typeof UpdateWithheld>): Promise<Company> {
  allow(ctx, "security");
  return changeCompany(ctx, UpdateWithheld.parse(input));
}

/** How many callers withheld their number in the last 30 days; at most 10,000. Needs `security`. */
export async function countWithheld(ctx: Context): Promise<number> {
  allow(ctx, "security");
  return withheldCount(ctx);
}
