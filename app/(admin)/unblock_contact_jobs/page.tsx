import type { Metadata } from "next";
import Link from "next/link";
import { AutoRefresh } from "@/components/auto-refresh";
import { ListPage } from "@/components/data-table/list-page";
import { paceOf } from "@/components/pace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listUnblockJobs, type NamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { listUrl, pageAt } from "../list-url";
import { decidedCount, percentOf, untilOf } from "./counts";
import { type JobRow, JobsTable } from "./jobs-table";
import { NeedsClear } from "./needs-clear";
import { whatOf } from "./what";

export const metadata: Metadata = { title: "Clear Blacklist" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const readJobsUrl = listUrl({ path: "/unblock_contact_jobs" });

/** The list of all bulk unblockings and undos of the company, the newest first. */
export default async function UnblockContactJobsPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const zone = ctx.member.company.timeZone;
  const url = await readJobsUrl(searchParams, { country: ctx.country, timeZone: zone });
  const page = await pageAt(url, () => listUnblockJobs(ctx, url.query));
  const underWay = page.rows.some(({ status }) => status === "pending" || status === "running");
  const start = ctx.permissions.has("clear_blacklist") ? <Start /> : <NeedsClear />;
  return (
    <ListPage
      title="Clear Blacklist"
      subtitle="Many numbers unblocked at once, and what was undone. Every number’s history stays."
      actions={page.rows.length > 0 && start}
      url={url}
      page={page}
      top={
        <>
          <BlacklistTabs />
          {underWay && <AutoRefresh everyMs={2000} />}
        </>
      }
      nothing={{
        thing: "unblocking or undo",
        all: "Show all unblockings",
        yet: (
          <EmptyState title="Nothing has been cleared yet" actions={start}>
            Unblock a pasted list, what one upload blocked, what was blocked between two times, or everything.
            It stands here then, and can be undone.
          </EmptyState>
        ),
      }}
    >
      <JobsTable rows={page.rows.map((job) => toRow(job, zone))} />
    </ListPage>
  );
}

function Start() {
  return (
    <Button asChild variant="primary">
      <Link href="/unblock_contact_jobs/new">Unblock numbers</Link>
    </Button>
  );
}

function toRow(job: NamedUnblockJob, zone: string): JobRow {
  return {
    id: job.id,
    what: whatOf(job, zone),
    does: job.action === "block" ? "blocks again" : "unblocks",
    status: job.status,
    percent: percentOf(job),
    total: job.totalCount,
    changed: job.unblockedCount + job.blockedCount,
    left: job.changedCount + job.notBlockedCount + job.rejectedCount,
    pace: paceOf({ startedAt: job.startedAt, until: untilOf(job), done: decidedCount(job) }),
    who: job.person ?? (job.token && `token “${job.token}”`),
    createdAt: job.createdAt,
    zone,
  };
}
