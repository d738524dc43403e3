import { allow } from "@/lib/allow";
import { withheldCount } from "@/lib/companies/inner/withheld-count";
import type { Context } from "@/lib/context";

/** How many callers of one offer withheld their number in the last 30 days; at most 10,000. Needs `setup_system`. */
export async function countWithheldOf(ctx: Context, { offerId }: { offerId: number }): Promise<number> {
  allow(ctx, "setup_system");
  return withheldCount(ctx, offerId);
}
