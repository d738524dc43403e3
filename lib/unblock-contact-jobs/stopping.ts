import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { allow } from "@/lib/allow";
import { lockJob, stopLockedJob } from "./inner/record";

/**
 * Stops a job or an undo that waits or runs, at once: the running chunk is undone, and no other follows. What is done
 * stays done. A job that has ended is returned unchanged. Needs `clear_blacklist`.
 */
export async function stopUnblockJob(ctx: Context, { id }: { id: number }): Promise<UnblockContactJob> {
  allow(ctx, "clear_blacklist");
  return transaction(ctx, async (ctx) => stopLockedJob(ctx, await lockJob(ctx, id)));
}
