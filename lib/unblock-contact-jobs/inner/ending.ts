import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import type { Context } from "@/lib/context";
import { publishOne } from "@/lib/outbox";
import { changeJob } from "./record";
import { namedJobById } from "../listing";
import { unblockContactJobRecord } from "../presenting";

type Ending = Partial<UnblockContactJob> & { status: "succeeded" | "failed" | "stopped" };

/** Ends a job or an undo that waited or ran, and tells subscriptions; in a transaction that holds its record. */
export async function endJob(
  ctx: Pick<Context, "companyId" | "db">,
  id: number,
  values: Ending,
): Promise<UnblockContactJob> {
  const job = await changeJob(ctx, id, values);
  const named = await namedJobById(ctx, id);
  await publishOne(ctx, "unblock_contact_job_finished", () => unblockContactJobRecord.present(named));
  return job;
}
