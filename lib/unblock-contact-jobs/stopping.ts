import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import { type Context, transaction } from "@/lib/context";
import { allow } from "@/lib/permissions";
import { endJob } from "./inner/ending";
import { lockJob } from "./inner/record";

/**
 * Stops a job or an undo that waits or runs, at once: a chunk under way is undone, and none follows. What is done stays
 * done. Ended already: returned as it is. Needs `clear_blacklist`.
 */
export async function stopUnblockJob(ctx: Context, { id }: { id: number }): Promise<UnblockContactJob> {
  allow(ctx, "clear_blacklist");
  return transaction(ctx, async (ctx) => {
    const job = await lockJob(ctx, id);
    if (job.status !== "pending" && job.status !== "running") return job;
    return endJob(ctx, id, { status: "stopped", stoppedAt: new Date() });
  });
}
