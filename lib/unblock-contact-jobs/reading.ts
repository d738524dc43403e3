import { jobById, undosOf } from "./inner/record";
import type { Undone } from "./schema";
import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";

/** Returns the job with this id. Throws `NotFound`. Needs `Contact:read`. */
export async function getUnblockJob(ctx: Context, id: number): Promise<UnblockContactJob> {
  allow(ctx, "Contact:read");
  return jobById(ctx, id);
}

/** Lists the undos of an upload or of a job, the newest first. Needs `Contact:read`. */
export async function listUndos(ctx: Context, what: Undone): Promise<UnblockContactJob[]> {
  allow(ctx, "Contact:read");
  return undosOf(ctx, what);
}
