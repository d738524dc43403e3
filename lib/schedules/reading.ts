import { thisSchedule, withActions } from "./inner/finding";
import type { WholeSchedule } from "./schema";
import { schedules } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow } from "@/lib/allow";

/** One schedule; `NotFound` when it is not there. Needs `setup_system`. */
export async function readSchedule(ctx: Context, id: number): Promise<WholeSchedule> {
  allow(ctx, "setup_system");
  const found = Number.isSafeInteger(id)
    ? await ctx.db.select().from(schedules).where(thisSchedule(ctx, id))
    : [];
  const [whole] = await withActions(ctx, found);
  if (!whole) throw new NotFound("schedule");
  return whole;
}
