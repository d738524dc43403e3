import type { Metadata } from "next";
import Link from "next/link";
import { ListPage } from "@/components/data-table/list-page";
import { SearchBox } from "@/components/data-table/search-box";
import { Button } from "@/components/ui/button";
import { count } from "@/components/ui/figures";
import { logSummaries } from "@/lib/block-logs/entries";
import { thirtyDays } from "@/lib/block-logs/thirty-days";
import { countBlocked, listBlacklist } from "@/lib/contacts/listing";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { pageAt } from "../list-url";
import { choiceQuery } from "../unblock_contact_jobs/new/choice";
import { BlacklistTable } from "./blacklist-table";
import { NothingBlocked, NothingLeft } from "./empty";
import { toRow } from "./row";
import { ThirtyDays } from "./thirty-days";
import { readBlacklistUrl } from "./url";
import { wholeNumberState } from "./whole-number";

export const metadata: Metadata = { title: "Blacklist" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The list of all numbers that the company has blocked. */
export default async function BlacklistPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const { company } = ctx.member;
  const url = await readBlacklistUrl(searchParams, { country: ctx.country, timeZone: company.timeZone });
  const [page, total, days] = await Promise.all([
    pageAt(url, () => listBlacklist(ctx, url.query)),
    countBlocked(ctx),
    thirtyDays(ctx),
  ]);
  const { fulltext } = url.query;
  const [summaries, state] = await Promise.all([
    logSummaries(
      ctx,
      page.rows.map((row) => row.id),
    ),
    fulltext ? wholeNumberState(ctx, fulltext) : null,
  ]);
  const rows = page.rows.map((contact) =>
    toRow(contact, summaries.get(contact.id), { zone: company.timeZone, permissions: ctx.permissions }),
  );
  const none =
    total > 0 ? <NothingLeft /> : <NothingBlocked mayImport={ctx.permissions.has("Contact:import")} />;
  return (
    <ListPage
      title="Blacklist"
      subtitle={`${count(total)} ${total === 1 ? "number" : "numbers"} that ${company.name} does not dial, match or text`}
      url={url}
      page={page}
      top={
        <>
          <BlacklistTabs />
          <ThirtyDays days={days} permissions={ctx.permissions} />
        </>
      }
      filters={
        <>
          <SearchBox label="Search a number or a name" minLength={SHORTEST_SEARCH} />
          {fulltext && rows.length > 0 && (
            <WithThese fulltext={fulltext} mayClear={ctx.permissions.has("clear_blacklist")} />
          )}
        </>
      }
      over={state}
      answered={state !== null}
      nothing={{
        thing: "blocked number",
        all: "Show the whole Blacklist",
        tip: "Search for a number in any spelling, any four digits of it, its beginning, or a name.",
        yet: none,
        gone: none,
      }}
    >
      <BlacklistTable rows={rows} sort={url.sort} />
    </ListPage>
  );
}

/** Links that carry the search over to the pages that act on all it finds. */
function WithThese({ fulltext, mayClear }: { fulltext: string; mayClear: boolean }) {
  return (
    <>
      <Button asChild variant="ghost">
        <Link href={`/data_exports/new?${new URLSearchParams({ data_type: "contact", fulltext })}`}>
          Export these
        </Link>
      </Button>
      {mayClear && (
        <Button asChild variant="ghost">
          <Link href={`/unblock_contact_jobs/new?${choiceQuery("fulltext", { fulltext })}`}>Clear these</Link>
        </Button>
      )}
    </>
  );
}
