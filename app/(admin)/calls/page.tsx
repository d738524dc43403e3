import type { Metadata } from "next";
import Link from "next/link";
import { callStatusWord } from "@/components/call-status";
import { DayFields } from "@/components/data-table/day-field";
import { ListPage } from "@/components/data-table/list-page";
import { SearchBox } from "@/components/data-table/search-box";
import { UrlSelect } from "@/components/data-table/url-select";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { callStatuses } from "@/db/enums";
import { listCalls } from "@/lib/calls/listing";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { pageContext } from "@/lib/web/context";
import { pageAt } from "../list-url";
import { NUMBER_TIP, timedUrl } from "../timed-url";
import { STOPPED } from "../url-filters";
import { CallsTable } from "./calls-table";
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
const readCallsUrl = timedUrl("/calls", callStatuses);

/** The list of all calls of the company, refused ones included. */
export default async function CallsPage({ searchParams }: Props) {
  const ctx = await pageContext("Call:read");
  const { name: companyName, timeZone: zone } = ctx.member.company;
  const url = await readCallsUrl(searchParams, { country: ctx.country, timeZone: zone });
  const { status: standing, ...query } = url.query;
  const page = await pageAt(url, () => listCalls(ctx, { ...query, ...standing }));
  return (
    <ListPage
      title="Calls"
      subtitle={`Calls to and from ${companyName}, those that were refused too. Times are ${zone.replaceAll("_", " ")}.`}
      url={url}
      page={page}
      filters={
        <>
          <SearchBox label="Search a number" minLength={SHORTEST_SEARCH} className="sm:w-64" />
          <UrlSelect name="status" label="Status" any="Any status" options={statuses} />
          <UrlSelect name="direction" label="Direction" any="Both directions" options={directions} />
          <DayFields />
        </>
      }
      nothing={{
        thing: "call",
        all: "Show all calls",
        tip: NUMBER_TIP,
        yet: <NoCalls maySetUp={ctx.permissions.has("setup_system")} />,
      }}
    >
      <CallsTable rows={page.rows.map((call) => toRow(call, zone))} sort={url.sort} />
    </ListPage>
  );
}

function NoCalls({ maySetUp }: { maySetUp: boolean }) {
  return (
    <EmptyState
      title="No calls yet"
      actions={
        maySetUp && (
          <Button asChild variant="primary">
            <Link href="/offers">Set up offers</Link>
          </Button>
        )
      }
    >
      A call stands here as soon as one comes in to a number of an offer, or goes out from a schedule or the
      API. So do those that are refused.
    </EmptyState>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
