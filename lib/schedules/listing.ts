import { like } from "drizzle-orm";
import { schedules } from "@/db/schema/schedules";
import type { Context } from "@/lib/context";
import { CreatedRange, ListSetUp } from "@/lib/listing/schema";
import { calledOrNumbered, listSetUp, type SetUpPage } from "@/lib/listing/set-up";
import { allow } from "@/lib/allow";
import type { WholeSchedule } from "./schema";
import { withActions } from "./inner/finding";

/**
 * The company's schedules, the newest first, searched by name and by the number they dial from, in pages by key. Needs
 * `setup_system`.
 */
export async function listSchedules(
  ctx: Context,
  input: ListSetUp & CreatedRange,
): Promise<SetUpPage<WholeSchedule>> {
  allow(ctx, "setup_system");
  return pageOf(ctx, input);
}

/** As `listSchedules`, for those who dial by a schedule. Needs `setup_system` or `Call:dial`. */
export async function listSchedulesToDial(
  ctx: Context,
  input: ListSetUp & CreatedRange,
): Promise<SetUpPage<WholeSchedule>> {
  if (!ctx.permissions.has("Call:dial")) allow(ctx, "setup_system");
  return pageOf(ctx, input);
}

async function pageOf(ctx: Context, input: ListSetUp & CreatedRange): Promise<SetUpPage<WholeSchedule>> {
  const query = ListSetUp.extend(CreatedRange.shape).parse(input);
  const dialing = (pattern: string) => like(schedules.number, pattern);
  const page = await listSetUp(
    ctx,
    schedules,
    query,
    calledOrNumbered(query.fulltext, schedules.name, dialing),
  );
  return { ...page, rows: await withActions(ctx, page.rows) };
}
