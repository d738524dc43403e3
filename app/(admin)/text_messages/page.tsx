import type { Metadata } from "next";
import { DayFields } from "@/components/data-table/day-field";
import { ListPage } from "@/components/data-table/list-page";
import { SearchBox } from "@/components/data-table/search-box";
import { UrlSelect } from "@/components/data-table/url-select";
import { textStatusWord } from "@/components/text-status";
import { EmptyState } from "@/components/ui/empty-state";
import { textStatuses } from "@/db/enums";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { listWholeTexts } from "@/lib/text-messages/listing";
import { listSenders } from "@/lib/text-messages/senders";
import { pageContext, type PageContext } from "@/lib/web/context";
import { pageAt } from "../list-url";
import { NUMBER_TIP, timedUrl } from "../timed-url";
import { STOPPED } from "../url-filters";
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
const readTextsUrl = timedUrl("/text_messages", textStatuses);

/** The list of all texts of the company, including those that were refused or not delivered. */
export default async function TextMessagesPage({ searchParams }: Props) {
  const ctx = await pageContext("TextMessage:read");
  const { name: companyName, timeZone: zone } = ctx.member.company;
  const url = await readTextsUrl(searchParams, { country: ctx.country, timeZone: zone });
  const { status: standing, ...query } = url.query;
  const page = await pageAt(url, () => listWholeTexts(ctx, { ...query, ...standing }));
  const mayOpenContacts = ctx.permissions.has("suppression_list") && ctx.permissions.has("Contact:read");
  return (
    <ListPage
      title="Text Messages"
      subtitle={`Texts to and from ${companyName}, those that were refused too. Times are ${zone.replaceAll("_", " ")}.`}
      actions={<Send ctx={ctx} />}
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
        thing: "text",
        all: "Show all texts",
        tip: NUMBER_TIP,
        yet: (
          <EmptyState title="No text messages yet">
            A text stands here as soon as one comes in, or goes out from a person, a schedule or the API. So
            do those that are refused.
          </EmptyState>
        ),
      }}
    >
      <TextsTable rows={page.rows.map((text) => toRow(text, { zone, mayOpenContacts }))} sort={url.sort} />
    </ListPage>
  );
}

/** The button that sends a text, for people who may send. */
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
