import type { Metadata } from "next";
import { NothingFound } from "@/components/nothing-so-far";
import { DayFields } from "@/components/data-table/day-field";
import { SearchBox } from "@/components/data-table/search-box";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize, UrlSelect } from "@/components/data-table/url-select";
import { textStatusWord } from "@/components/text-status";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { textStatuses } from "@/db/enums";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { listWholeTexts } from "@/lib/text-messages/listing";
import { listSenders } from "@/lib/text-messages/senders";
import { pageContext, type PageContext } from "@/lib/web/context";
import { ListNotes } from "../list-notes";
import { hrefAt, urlParams } from "../list-url";
import { EmptyTexts } from "./empty";
import { readTimedUrl, STOPPED } from "../timed-url";
import { toRow } from "./row";
import { SendText } from "./send-text";
import { TextsTable } from "./texts-table";

export const metadata: Metadata = { title: "Text Messages" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const statuses = [
  { value: STOPPED, label: "Stopped" },
  ...textStatuses.map((status) => ({ value: status, label: sentence(textStatusWord(status)) })),
];
const directions = [
  { value: "inbound", label: "Inbound" },
  { value: "outbound", label: "Outbound" },
];

/** Every text of the company, those that were refused or not delivered too. */
export default async function TextMessagesPage({ searchParams }: Props) {
  const ctx = await pageContext("TextMessage:read");
  const { name: companyName, timeZone: zone } = ctx.member.company;
  const params = await urlParams(searchParams);
  const { query, filtered, lost, tooShort, problems } = readTimedUrl(params, zone, textStatuses);
  const page = await listWholeTexts(ctx, query);
  const mayOpenContacts = ctx.permissions.has("suppression_list") && ctx.permissions.has("Contact:read");
  return (
    <>
      <PageHeader
        title="Text Messages"
        subtitle={`Texts to and from ${companyName}, those that were refused too. Times are ${zone.replaceAll("_", " ")}.`}
        actions={<Send ctx={ctx} />}
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
      <TextsTable
        rows={page.rows.map((text) => toRow(text, { zone, mayOpenContacts }))}
        sort={{ order: "created_at", dir: query.orderDir }}
        empty={
          <NothingFound page={page} filtered={filtered}>
            <EmptyTexts filtered={filtered} placed={query.cursor !== undefined} searched={query.fulltext} />
          </NothingFound>
        }
      />
      <Pagination
        from={page.skipped + 1}
        to={page.skipped + page.rows.length}
        total={page.totalCount}
        totalExact={page.totalCountExact}
        previousHref={hrefAt("/text_messages", params, page.previous)}
        nextHref={hrefAt("/text_messages", params, page.next)}
      />
    </>
  );
}

/** For whom may send. */
async function Send({ ctx }: { ctx: PageContext }) {
  if (!ctx.permissions.has("TextMessage:send")) return null;
  return (
    <SendText
      senders={await listSenders(ctx)}
      companyName={ctx.member.company.name}
      maySetUp={ctx.permissions.has("setup_system")}
    />
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
