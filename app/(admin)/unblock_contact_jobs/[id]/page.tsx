import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { NotFound } from "@/lib/errors";
import { getNamedUnblockJob, type NamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";
import { pageContext, type PageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../../blacklist-tabs";
import { UndoState } from "../undo-state";
import { whatOf } from "../what";
import { Intent } from "./intent";
import { LeftAlone } from "./left-alone";
import { RejectedItems } from "./rejected-items";
import { Run } from "./run";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Clear Blacklist" };

/**
 * One bulk unblocking or undo: its progress, the result of its numbers, the numbers that were left alone, and its undo.
 */
export default async function UnblockContactJobPage({ params }: Props) {
  const ctx = await pageContext("suppression_list");
  const job = await find(ctx, Number((await params).id));
  const zone = ctx.member.company.timeZone;
  const ended = job.status !== "pending" && job.status !== "running";
  return (
    <>
      <PageHeader
        parent={{ label: "Clear Blacklist", href: "/unblock_contact_jobs" }}
        title={whatOf(job, zone)}
        subtitle={<Intent job={job} zone={zone} />}
      />
      <BlacklistTabs />
      <div className="max-w-[720px]">
        <Run job={job} label={whatOf(job, zone)} mayStop={ctx.permissions.has("clear_blacklist")} />
        {ended && job.kind === "clear" && (
          <UndoState
            ctx={ctx}
            what={{ unblockContactJobId: job.id }}
            href={`/unblock_contact_jobs/${job.id}/undo`}
            undoable={job.unblockedCount}
          />
        )}
        {job.changedCount > 0 && <LeftAlone ctx={ctx} job={job} />}
        {job.rejectedCount > 0 && <RejectedItems job={job} />}
      </div>
    </>
  );
}

async function find(ctx: PageContext, id: number): Promise<NamedUnblockJob> {
  try {
    return await getNamedUnblockJob(ctx, id);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
