import type { Metadata } from "next";
import Link from "next/link";
import { NothingFound } from "@/components/nothing-so-far";
import { SearchBox } from "@/components/data-table/search-box";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize, UrlSelect } from "@/components/data-table/url-select";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listLeads } from "@/lib/leads/listing";
import { leadPlaces } from "@/lib/leads/placing";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { pageContext } from "@/lib/web/context";
import { hrefAt, urlParams } from "../list-url";
import { EmptyLeads } from "./empty";
import { LeadsTable } from "./leads-table";
import { choices } from "./place-options";
import { readLeadsUrl } from "./reading";
import { toRow } from "./row";

export const metadata: Metadata = { title: "Leads" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every lead of the company, the newest first. */
export default async function LeadsPage({ searchParams }: Props) {
  const ctx = await pageContext("Lead:read");
  const { name: companyName, timeZone: zone, dispositions } = ctx.member.company;
  const mayWrite = ctx.permissions.has("Lead:write");
  const params = await urlParams(searchParams);
  const { query, filtered, lost, tooShort } = readLeadsUrl(params);
  const [page, { offers, schedules }] = await Promise.all([listLeads(ctx, query), leadPlaces(ctx)]);
  return (
    <>
      <PageHeader
        title="Leads"
        subtitle={`Who wants something of ${companyName}, and whether they may be called. Times are ${zone.replaceAll("_", " ")}.`}
        actions={
          mayWrite && (
            <Button asChild variant="primary">
              <Link href="/leads/new">New lead</Link>
            </Button>
          )
        }
      />
      <Toolbar end={<PageSize />}>
        <SearchBox label="Search a number" minLength={SHORTEST_SEARCH} className="sm:w-64" />
        {offers.length > 0 && (
          <UrlSelect name="offer_id" label="Offer" any="Any offer" options={choices(offers)} />
        )}
        {schedules.length > 0 && (
          <UrlSelect name="schedule_id" label="Schedule" any="Any schedule" options={choices(schedules)} />
        )}
        {dispositions.length > 0 && (
          <UrlSelect
            name="disposition"
            label="Disposition"
            any="Any disposition"
            options={dispositions.map((word) => ({ value: word, label: word }))}
          />
        )}
        {tooShort && (
          <p className="text-muted text-sm">A search needs {SHORTEST_SEARCH} characters or more.</p>
        )}
      </Toolbar>
      {lost && (
        <p role="status" className="mb-2.5 rounded-md bg-amber-soft px-3 py-2 text-amber text-sm">
          The address names a place that is not in this list. This is its first page.
        </p>
      )}
      <LeadsTable
        rows={page.rows.map((lead) => toRow(lead, zone))}
        sort={{ order: "created_at", dir: query.orderDir }}
        empty={
          <NothingFound page={page} filtered={filtered}>
            <EmptyLeads
              filtered={filtered}
              placed={query.cursor !== undefined}
              searched={query.fulltext}
              mayWrite={mayWrite}
            />
          </NothingFound>
        }
      />
      <Pagination
        from={page.skipped + 1}
        to={page.skipped + page.rows.length}
        total={page.totalCount}
        totalExact={page.totalCountExact}
        previousHref={hrefAt("/leads", params, page.previous)}
        nextHref={hrefAt("/leads", params, page.next)}
      />
    </>
  );
}
