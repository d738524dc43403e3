import type { Buyer } from "@/db/schema/offers";
import type { Context } from "@/lib/context";
import { Unavailable } from "@/lib/errors";
import type { Allowed } from "../allowed";
import { checkDial } from "../checking";

export type AllowedBuyer = { buyer: Buyer; allowed: Allowed<"dial"> };

/**
 * The first of the buyers whose own number may be dialed, or null: nobody is connected to a blocked number. Throws
 * `Unavailable` when that cannot be told in time.
 */
export async function firstAllowed(
  ctx: Pick<Context, "companyId" | "answerBy">,
  buyers: Buyer[],
): Promise<AllowedBuyer | null> {
  const verdicts = await Promise.all(buyers.map(({ number }) => checkDial(ctx, number)));
  if (verdicts.some(({ refusal }) => refusal?.reason === "unavailable")) throw new Unavailable();
  for (const [i, buyer] of buyers.entries()) {
    const allowed = verdicts[i]?.allowed;
    if (allowed) return { buyer, allowed };
  }
  return null;
}
