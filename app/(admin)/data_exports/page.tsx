import type { Metadata } from "next";
import Link from "next/link";
import { AutoRefresh } from "@/components/auto-refresh";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize } from "@/components/data-table/url-select";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listExports } from "@/lib/data-exports/listing";
import { EXPORT_KEPT_DAYS } from "@/lib/data-exports/schema";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { LostPlace } from "../contacts/empty";
import { cursorOf, hrefAt, pageSizeOf, urlParams } from "../list-url";
import { ExportsTable } from "./exports-table";
import { toRow } from "./row";

export const metadata: Metadata = { title: "Exports" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every export of the company, the newest first. */
export default async function DataExportsPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const params = await urlParams(searchParams);
  const { cursor, lost } = cursorOf(params, "time");
  const page = await listExports(ctx, { perPage: pageSizeOf(params), cursor });
  const underWay = page.rows.some(({ status }) => status === "pending" || status === "running");
  return (
    <>
      <PageHeader
        title="Exports"
        subtitle={`Every file that was made of the Blacklist, and who took it. Files are kept for ${EXPORT_KEPT_DAYS} days.`}
        actions={
          page.totalCount > 0 && (
            <Button asChild variant="primary">
              <Link href="/data_exports/new?data_type=contact">Export Blacklist</Link>
            </Button>
          )
        }
      />
      <BlacklistTabs />
      {underWay && <AutoRefresh everyMs={2000} />}
      <Toolbar end={<PageSize />} />
      {lost && <LostPlace />}
      <ExportsTable rows={page.rows.map((each) => toRow(each, ctx.member.company.timeZone))} />
      <Pagination
        from={page.skipped + 1}
        to={page.skipped + page.rows.length}
        total={page.totalCount}
        totalExact={page.totalCountExact}
        previousHref={hrefAt("/data_exports", params, page.previous)}
        nextHref={hrefAt("/data_exports", params, page.next)}
      />
    </>
  );
}
