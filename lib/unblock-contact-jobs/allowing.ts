import type { BlockAction } from "@/db/enums";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";

/**
 * Throws `Forbidden` unless the actor may make the job. A job needs the area `clear_blacklist`, and `Contact:unblock`,
 * or `Contact:block` when it blocks again.
 */
export function allowJob(ctx: Pick<Context, "permissions">, action: BlockAction): void {
  allow(ctx, "clear_blacklist");
  allow(ctx, action === "block" ? "Contact:block" : "Contact:unblock");
}

/** As `allowJob`, for a job that unblocks. */
export const allowClear = (ctx: Pick<Context, "permissions">) => allowJob(ctx, "unblock");
