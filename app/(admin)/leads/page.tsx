import type { Metadata } from "next";
import Link from "next/link";
import { ListPage } from "@/components/data-table/list-page";
import { SearchBox } from "@/components/data-table/search-box";
import { UrlSelect } from "@/components/data-table/url-select";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listLeads } from "@/lib/leads/listing";
import { leadPlaces, type PlaceName } from "@/lib/leads/placing";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { pageContext } from "@/lib/web/context";
import { pageAt } from "../list-url";
import { NUMBER_TIP } from "../timed-url";
import { LeadsTable } from "./leads-table";
import { choices } from "./place-options";
import { toRow } from "./row";
import { readLeadsUrl } from "./url";

export const metadata: Metadata = { title: "Leads" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The list of all leads of the company, the newest first. */
export default async function LeadsPage({ searchParams }: Props) {
  const ctx = await pageContext("Lead:read");
  const { name: companyName, timeZone: zone, dispositions } = ctx.member.company;
  const mayWrite = ctx.permissions.has("Lead:write");
  const url = await readLeadsUrl(searchParams, { country: ctx.country, timeZone: zone });
  const [page, places] = await Promise.all([pageAt(url, () => listLeads(ctx, url.query)), leadPlaces(ctx)]);
  return (
    <ListPage
      title="Leads"
      subtitle={`Who wants something of ${companyName}, and whether they may be called. Times are ${zone.replaceAll("_", " ")}.`}
      actions={mayWrite && <NewLead />}
      url={url}
      page={page}
      filters={<LeadFilters {...places} dispositions={dispositions} />}
      nothing={{
        thing: "lead",
        all: "Show all leads",
        tip: NUMBER_TIP,
        yet: (
          <EmptyState title="No leads yet" actions={mayWrite && <NewLead />}>
            Leads come in over the API, with an access token or with the lead token of an offer or a schedule,
            and then stand here.
          </EmptyState>
        ),
      }}
    >
      <LeadsTable rows={page.rows.map((lead) => toRow(lead, zone))} sort={url.sort} />
    </ListPage>
  );
}

function NewLead() {
  return (
    <Button asChild variant="primary">
      <Link href="/leads/new">New lead</Link>
    </Button>
  );
}

type LeadFiltersProps = { offers: PlaceName[]; schedules: PlaceName[]; dispositions: string[] };

/** The search, and a filter for each thing that the company has set up. */
function LeadFilters({ offers, schedules, dispositions }: LeadFiltersProps) {
  return (
    <>
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
    </>
  );
}
