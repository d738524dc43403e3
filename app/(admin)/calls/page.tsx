import type { Metadata } from "next";
import { callStatusWord } from "@/components/call-status";
import { NothingFound } from "@/components/nothing-so-far";
import { DayFields } from "@/components/data-table/day-field";
import { SearchBox } from "@/components/data-table/search-box";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize, UrlSelect } from "@/components/data-table/url-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { callStatuses } from "@/db/enums";
import { listCalls } from "@/lib/calls/listing";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { pageContext } from "@/lib/web/context";
import { ListNotes } from "../list-notes";
import { hrefAt, urlParams } from "../list-url";
import { CallsTable } from "./calls-table";
import { EmptyCalls } from "./empty";
import { STOPPED, readTimedUrl } from "../timed-url";
import { toRow } from "./row";

export const metadata: Metadata = { title: "Calls" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const statuses = [
  { value: STOPPED, label: "Stopped" },
  ...callStatuses.map((status) => ({ value: status, label: sentence(callStatusWord(status)) })),
];
const directions = [
  { value: "inbound", label: "Inbound" },
  { value: "outbound", label: "Outbound" },
];

/** Every call of the company, those that were refused too. */
export default async function CallsPage({ searchParams }: Props) {
  const ctx = await pageContext("Call:read");
  const { name: companyName, timeZone: zone } = ctx.member.company;
  const params = await urlParams(searchParams);
  const { query, filtered, lost, tooShort, problems } = readTimedUrl(params, zone, callStatuses);
  const page = await listCalls(ctx, query);
  return (
    <>
      <PageHeader
        title="Calls"
        subtitle={`Calls to and from ${companyName}, those that were refused too. Times are ${zone.replaceAll("_", " ")}.`}
      />
      <Toolbar end={<PageSize />}>
        <SearchBox label="Search a number" minLength={SHORTEST_SEARCH} className="sm:w-64" />
        <UrlSelect name="status" label="Status" any="Any status" options={statuses} />
        <UrlSelect name="direction" label="Direction" any="Both directions" options={directions} />
        <DayFields />
        {tooShort && (
          <p className="text-muted text-sm">A search needs {SHORTEST_SEARCH} characters or more.</p>
        )}
      </Toolbar>
      <ListNotes lost={lost} problems={problems} />
      <CallsTable
        rows={page.rows.map((call) => toRow(call, zone))}
        sort={{ order: "created_at", dir: query.orderDir }}
        empty={
          <NothingFound page={page} filtered={filtered}>
            <EmptyCalls
              filtered={filtered}
              placed={query.cursor !== undefined}
              searched={query.fulltext}
              maySetUp={ctx.permissions.has("setup_system")}
            />
          </NothingFound>
        }
      />
      <Pagination
        from={page.skipped + 1}
        to={page.skipped + page.rows.length}
        total={page.totalCount}
        totalExact={page.totalCountExact}
        previousHref={hrefAt("/calls", params, page.previous)}
        nextHref={hrefAt("/calls", params, page.next)}
      />
    </>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
