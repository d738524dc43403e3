import { schedules } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";
import { type SetUpPage, listSetUp } from "@/lib/listing/set-up";
import { ListSetUp } from "@/lib/offers/schema";
import { allow } from "@/lib/permissions";
import { type WholeSchedule, withActions } from "./reading";

/** The company's schedules, the newest first, in pages by key. Needs `setup_system`. */
export async function listSchedules(ctx: Context, input: ListSetUp): Promise<SetUpPage<WholeSchedule>> {
  allow(ctx, "setup_system");
  const page = await listSetUp(ctx, schedules, ListSetUp.parse(input));
  return { ...page, rows: await withActions(ctx, page.rows) };
}
