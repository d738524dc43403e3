import type { Metadata } from "next";
import Link from "next/link";
import { AutoRefresh } from "@/components/auto-refresh";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize } from "@/components/data-table/url-select";
import { paceOf } from "@/components/pace";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listUnblockJobs, type NamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { LostPlace } from "../contacts/empty";
import { cursorOf, hrefAt, pageSizeOf, urlParams } from "../list-url";
import { decidedCount, percentOf, untilOf } from "./counts";
import { type JobRow, JobsTable } from "./jobs-table";
import { NeedsClear } from "./needs-clear";
import { whatOf } from "./what";

export const metadata: Metadata = { title: "Clear Blacklist" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every bulk unblocking and undo of the company, the newest first. */
export default async function UnblockContactJobsPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const params = await urlParams(searchParams);
  const { cursor, lost } = cursorOf(params, "time");
  const page = await listUnblockJobs(ctx, { perPage: pageSizeOf(params), cursor });
  const underWay = page.rows.some(({ status }) => status === "pending" || status === "running");
  const start = ctx.permissions.has("clear_blacklist") ? <Start /> : <NeedsClear />;
  return (
    <>
      <PageHeader
        title="Clear Blacklist"
        subtitle="Many numbers unblocked at once, and what was undone. Every number’s history stays."
        actions={page.rows.length > 0 && start}
      />
      <BlacklistTabs />
      {underWay && <AutoRefresh everyMs={2000} />}
      <Toolbar end={<PageSize />} />
      {lost && <LostPlace />}
      <JobsTable rows={page.rows.map((job) => toRow(job, ctx.member.company.timeZone))} action={start} />
      <Pagination
        from={page.skipped + 1}
        to={page.skipped + page.rows.length}
        total={page.totalCount}
        totalExact={page.totalCountExact}
        previousHref={hrefAt("/unblock_contact_jobs", params, page.previous)}
        nextHref={hrefAt("/unblock_contact_jobs", params, page.next)}
      />
    </>
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
