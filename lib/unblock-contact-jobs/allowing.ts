import type { BlockAction } from "@/db/enums";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/permissions";

/** A job needs the area `clear_blacklist`, and `Contact:unblock` or, where it blocks again, `Contact:block`. */
export function allowJob(ctx: Pick<Context, "permissions">, action: BlockAction): void {
  allow(ctx, "clear_blacklist");
  allow(ctx, action === "block" ? "Contact:block" : "Contact:unblock");
}

/** As `allowJob`, for a job that unblocks. */
export const allowClear = (ctx: Pick<Context, "permissions">) => allowJob(ctx, "unblock");
