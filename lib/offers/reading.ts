import { offerById, withParts } from "./inner/finding";
import type { WholeOffer } from "./schema";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";

/** One offer; `NotFound` when it is not there. Needs `setup_system`. */
export async function readOffer(ctx: Context, id: number): Promise<WholeOffer> {
  allow(ctx, "setup_system");
  const [whole] = await withParts(ctx, [await offerById(ctx, id)]);
  if (!whole) throw new NotFound("offer");
  return whole;
}
