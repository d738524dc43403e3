import type { Metadata } from "next";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize } from "@/components/data-table/url-select";
import { AutoRefresh } from "@/components/auto-refresh";
import { paceOf } from "@/components/pace";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listImports, type NamedImport } from "@/lib/contact-imports/listing";
import { percentDone } from "@/lib/contact-imports/progress";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { LostPlace } from "../contacts/empty";
import { cursorOf, hrefAt, pageSizeOf, urlParams } from "../list-url";
import { FilesTable } from "./files-table";

export const metadata: Metadata = { title: "Blacklist Files" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every upload of the company, the newest first. */
export default async function ContactImportsPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const params = await urlParams(searchParams);
  const { cursor, lost } = cursorOf(params, "time");
  const page = await listImports(ctx, { perPage: pageSizeOf(params), cursor });
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
      <Toolbar end={<PageSize />} />
      {lost && <LostPlace />}
      <FilesTable
        rows={page.rows.map((file) => ({
          id: file.id,
          name: file.name,
          status: file.status,
          blocked: file.blocked,
          percent: percentDone(file),
          rows: file.totalCount ?? file.importCount,
          changed: file.blocked ? file.blockedCount : file.unblockedCount,
          rejected: file.rejectedCount,
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
