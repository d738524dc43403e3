import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { kindNames } from "@/lib/schedules/kind-names";
import { listSchedules } from "@/lib/schedules/listing";
import { pageContext } from "@/lib/web/context";
import { cursorOf, hrefAt, pageSizeOf, urlParams } from "../list-url";
import { SchedulesTable } from "./schedules-table";
import { actionWords, triggerWords, warnings } from "./words";

export const metadata: Metadata = { title: "Schedules" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What happens by itself on calls, texts and leads. */
export default async function SchedulesPage({ searchParams }: Props) {
  const ctx = await pageContext("setup_system");
  const params = await urlParams(searchParams);
  const { cursor } = cursorOf(params, "time");
  const page = await listSchedules(ctx, { perPage: pageSizeOf(params), cursor });
  return (
    <>
      <PageHeader
        title="Schedules"
        subtitle="What happens by itself on calls, texts and leads, and the manual actions of their pages."
        actions={
          page.totalCount > 0 && (
            <Button variant="primary" asChild>
              <Link href="/schedules/new">Make a schedule</Link>
            </Button>
          )
        }
      />
      <SchedulesTable
        rows={page.rows.map((schedule) => ({
          id: schedule.id,
          name: schedule.name,
          active: schedule.active,
          offerName: schedule.offerName,
          number: schedule.number,
          when: triggerWords(schedule),
          actions: schedule.actions.map((action) => ({
            id: action.id,
            words: actionWords(action),
            name: action.name?.toLowerCase() === kindNames[action.kind].toLowerCase() ? null : action.name,
          })),
          warnings: warnings(schedule),
        }))}
      />
      {page.totalCount > 0 && (
        <Pagination
          from={page.skipped + 1}
          to={page.skipped + page.rows.length}
          total={page.totalCount}
          totalExact
          previousHref={hrefAt("/schedules", params, page.previous)}
          nextHref={hrefAt("/schedules", params, page.next)}
        />
      )}
    </>
  );
}
