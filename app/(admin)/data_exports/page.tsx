import type { Metadata } from "next";
import Link from "next/link";
import { AutoRefresh } from "@/components/auto-refresh";
import { ListPage } from "@/components/data-table/list-page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listExports } from "@/lib/data-exports/listing";
import { EXPORT_KEPT_DAYS } from "@/lib/data-exports/schema";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { listUrl, pageAt } from "../list-url";
import { ExportsTable } from "./exports-table";
import { toRow } from "./row";

export const metadata: Metadata = { title: "Exports" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const readExportsUrl = listUrl({ path: "/data_exports" });

/** The list of all exports of the company, the newest first. */
export default async function DataExportsPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const zone = ctx.member.company.timeZone;
  const url = await readExportsUrl(searchParams, { country: ctx.country, timeZone: zone });
  const page = await pageAt(url, () => listExports(ctx, url.query));
  const underWay = page.rows.some(({ status }) => status === "pending" || status === "running");
  return (
    <ListPage
      title="Exports"
      subtitle={`Every file that was made of the Blacklist, and who took it. Files are kept for ${EXPORT_KEPT_DAYS} days.`}
      actions={page.totalCount > 0 && <ExportBlacklist />}
      url={url}
      page={page}
      top={
        <>
          <BlacklistTabs />
          {underWay && <AutoRefresh everyMs={2000} />}
        </>
      }
      nothing={{
        thing: "export",
        all: "Show all exports",
        yet: (
          <EmptyState title="Nothing has been exported yet" actions={<ExportBlacklist />}>
            An export is a file of the blocked numbers as they stand at one instant. It is kept for 30 days.
          </EmptyState>
        ),
      }}
    >
      <ExportsTable rows={page.rows.map((each) => toRow(each, zone))} />
    </ListPage>
  );
}

function ExportBlacklist() {
  return (
    <Button asChild variant="primary">
      <Link href="/data_exports/new?data_type=contact">Export Blacklist</Link>
    </Button>
  );
}
