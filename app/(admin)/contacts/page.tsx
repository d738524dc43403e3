import type { Metadata } from "next";
import Link from "next/link";
import { NothingSoFar } from "@/components/nothing-so-far";
import { SearchBox } from "@/components/data-table/search-box";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize } from "@/components/data-table/url-select";
import { Button } from "@/components/ui/button";
import { count } from "@/components/ui/figures";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { logSummaries } from "@/lib/block-logs/entries";
import { thirtyDays } from "@/lib/block-logs/thirty-days";
import { countBlocked, listBlacklist } from "@/lib/contacts/listing";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { hrefAt, urlParams } from "../list-url";
import { BlacklistTable } from "./blacklist-table";
import { EmptyBlacklist, LostPlace } from "./empty";
import { readBlacklistUrl } from "./reading";
import { toRow } from "./row";
import { ThirtyDays } from "./thirty-days";
import { WholeNumber } from "./whole-number";

export const metadata: Metadata = { title: "Blacklist" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every number that the company has blocked. */
export default async function BlacklistPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const { company } = ctx.member;
  const params = await urlParams(searchParams);
  const { query, lost, tooShort } = readBlacklistUrl(params);
  const [page, total, days] = await Promise.all([
    listBlacklist(ctx, query),
    countBlocked(ctx),
    thirtyDays(ctx),
  ]);
  const summaries = await logSummaries(
    ctx,
    page.rows.map((row) => row.id),
  );
  const rows = page.rows.map((contact) =>
    toRow(contact, summaries.get(contact.id), { zone: company.timeZone, permissions: ctx.permissions }),
  );
  return (
    <>
      <PageHeader
        title="Blacklist"
        subtitle={`${count(total)} ${total === 1 ? "number" : "numbers"} that ${company.name} does not dial, match or text`}
      />
      <BlacklistTabs />
      <ThirtyDays days={days} permissions={ctx.permissions} />
      <Toolbar end={<PageSize />}>
        <SearchBox label="Search a number or a name" minLength={SHORTEST_SEARCH} />
        {query.fulltext && rows.length > 0 && (
          <Button asChild variant="ghost">
            <Link
              href={`/data_exports/new?${new URLSearchParams({ data_type: "contact", fulltext: query.fulltext })}`}
            >
              Export these
            </Link>
          </Button>
        )}
        {tooShort && (
          <p className="text-muted text-sm">A search needs {SHORTEST_SEARCH} characters or more.</p>
        )}
      </Toolbar>
      {lost && <LostPlace />}
      {query.fulltext && <WholeNumber ctx={ctx} text={query.fulltext} />}
      <BlacklistTable
        rows={rows}
        sort={{ order: query.order, dir: query.orderDir }}
        empty={
          page.next || page.previous ? (
            <NothingSoFar />
          ) : (
            <EmptyBlacklist
              total={total}
              searched={query.fulltext}
              placed={query.cursor !== undefined}
              mayImport={ctx.permissions.has("Contact:import")}
            />
          )
        }
      />
      <Pagination
        from={page.skipped + 1}
        to={page.skipped + rows.length}
        total={page.totalCount}
        totalExact={page.totalCountExact}
        previousHref={hrefAt("/contacts", params, page.previous)}
        nextHref={hrefAt("/contacts", params, page.next)}
      />
    </>
  );
}
