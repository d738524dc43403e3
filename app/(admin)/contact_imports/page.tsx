import type { Metadata } from "next";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize, UrlSelect } from "@/components/data-table/url-select";
import { SearchBox } from "@/components/data-table/search-box";
import { AutoRefresh } from "@/components/auto-refresh";
import { paceOf } from "@/components/pace";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { importStatuses } from "@/db/enums";
import { UPLOAD_KEPT_HOURS } from "@/lib/contact-imports/abandoning";
import { listImports, type NamedImport } from "@/lib/contact-imports/listing";
import { importPercent } from "@/lib/contact-imports/progress";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { LostPlace } from "../contacts/empty";
import { cursorOf, hrefAt, pageSizeOf, urlParams } from "../list-url";
import { FilesTable } from "./files-table";

export const metadata: Metadata = { title: "Blacklist Files" };

const LONGEST_SEARCH = 200;
const HOUR_MS = 3_600_000;
const statuses = importStatuses.map((status) => ({ value: status, label: status }));

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every upload of the company, the newest first. */
export default async function ContactImportsPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const params = await urlParams(searchParams);
  const { cursor, lost } = cursorOf(params, "time");
  const status = importStatuses.find((status) => status === params.status);
  const name = params.name?.slice(0, LONGEST_SEARCH).replaceAll("\0", "");
  const page = await listImports(ctx, { perPage: pageSizeOf(params), cursor, status, name });
  const zone = ctx.member.company.timeZone;
  const underWay = page.rows.some(({ status }) => ["uploading", "pending", "running"].includes(status));
  return (
    <>
      <PageHeader
        title="Blacklist Files"
        subtitle="Every list that was uploaded or pasted, and what it did."
      />
      <BlacklistTabs />
      {underWay && <AutoRefresh everyMs={2000} />}
      <Toolbar end={<PageSize />}>
        <SearchBox name="name" label="Name of a file" className="sm:w-60" />
        <UrlSelect name="status" label="Status" any="Any status" options={statuses} />
      </Toolbar>
      {lost && <LostPlace />}
      <FilesTable
        filtered={Boolean(status || name?.trim())}
        rows={page.rows.map((file) => ({
          id: file.id,
          name: file.name,
          status: file.status,
          blocked: file.blocked,
          percent: importPercent(file),
          rows: file.totalCount ?? file.importCount,
          changed: file.blocked ? file.blockedCount : file.unblockedCount,
          unchanged: file.alreadyBlockedCount + file.notBlockedCount,
          duplicates: file.duplicateCount,
          rejected: file.rejectedCount,
          hoursLeft: hoursLeft(file),
          pace: paceOf({ startedAt: file.startedAt, until: untilOf(file), done: file.importCount }),
          who: file.person ?? (file.token && `token “${file.token}”`),
          createdAt: file.createdAt,
          zone,
        }))}
      />
      <Pagination
        from={page.skipped + 1}
        to={page.skipped + page.rows.length}
        total={page.totalCount}
        totalExact={page.totalCountExact}
        previousHref={hrefAt("/contact_imports", params, page.previous)}
        nextHref={hrefAt("/contact_imports", params, page.next)}
      />
    </>
  );
}

/** When an upload ended; now, while it runs. */
const untilOf = ({ succeededAt, failedAt, stoppedAt }: NamedImport) =>
  succeededAt ?? failedAt ?? stoppedAt ?? new Date();

/** How long a draft is kept yet; a change of its settings counts as a new beginning. */
const hoursLeft = ({ updatedAt }: NamedImport) =>
  Math.max(0, Math.ceil(UPLOAD_KEPT_HOURS - (Date.now() - updatedAt.getTime()) / HOUR_MS));
