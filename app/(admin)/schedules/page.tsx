import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { kindNames } from "@/lib/schedules/kind-names";
import { listSchedules } from "@/lib/schedules/listing";
import { pageContext } from "@/lib/web/context";
import { ListNotes } from "../list-notes";
import { hrefAt, urlParams } from "../list-url";
import { NothingFound, SetUpToolbar } from "../set-up-search";
import { readSetUpUrl } from "../set-up-url";
import { SchedulesTable } from "./schedules-table";
import { actionWords, triggerWords, warnings } from "./words";

export const metadata: Metadata = { title: "Schedules" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What happens by itself on calls, texts and leads. */
export default async function SchedulesPage({ searchParams }: Props) {
  const ctx = await pageContext("setup_system");
  const params = await urlParams(searchParams);
  const { query, lost, tooShort } = readSetUpUrl(params);
  const page = await listSchedules(ctx, query);
  const narrowed = query.fulltext !== undefined || query.cursor !== undefined;
  const any = page.totalCount > 0 || narrowed || tooShort;
  return (
    <>
      <PageHeader
        title="Schedules"
        subtitle="What happens by itself on calls, texts and leads, and the manual actions of their pages."
        actions={
          any && (
            <Button variant="primary" asChild>
              <Link href="/schedules/new">Make a schedule</Link>
            </Button>
          )
        }
      />
      {any && <SetUpToolbar tooShort={tooShort} />}
      <ListNotes lost={lost} />
      <SchedulesTable
        nothing={narrowed ? <NothingFound what="schedule" searched={query.fulltext} /> : undefined}
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
      {any && (
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
