import type { Metadata } from "next";
import { ListPage } from "@/components/data-table/list-page";
import { EmptyState } from "@/components/ui/empty-state";
import { type Actors, listActors } from "@/lib/block-logs/actors";
import { listBlockLogs } from "@/lib/block-logs/listing";
import { pageContext } from "@/lib/web/context";
import { pageAt } from "../list-url";
import { logEntriesFor } from "../log-entry";
import { Filters } from "./filters";
import { LogsTable } from "./logs-table";
import { readBlockLogsUrl } from "./url";

export const metadata: Metadata = { title: "Block Logs" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The list of all blocks and unblocks of the company. */
export default async function BlockLogsPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const { name: companyName, timeZone: zone } = ctx.member.company;
  const url = await readBlockLogsUrl(searchParams, { country: ctx.country, timeZone: zone });
  const { who, ...query } = url.query;
  const [page, actors] = await Promise.all([
    pageAt(url, () => listBlockLogs(ctx, { ...query, ...who })),
    listActors(ctx),
  ]);
  const toLogEntry = logEntriesFor(ctx.permissions);
  const rows = page.rows.map((entry) => ({
    ...toLogEntry(entry),
    contactId: entry.contactId,
    number: entry.number,
    zone,
  }));
  return (
    <ListPage
      title="Block Logs"
      subtitle={`Every block and unblock of ${companyName}: who, when, why and from where. Nothing here can be changed or deleted. Times are ${zone.replaceAll("_", " ")}.`}
      url={url}
      page={page}
      filters={<Filters people={peopleOptions(actors)} />}
      nothing={{
        thing: "block or unblock",
        all: "Show the whole trail",
        yet: (
          <EmptyState title="Nothing was blocked yet">
            Every block and unblock will leave a row here, whether by a person, a file, the API or a call.
          </EmptyState>
        ),
      }}
    >
      <LogsTable rows={rows} sort={url.sort} />
    </ListPage>
  );
}

function peopleOptions({ collaborators, accessTokens }: Actors) {
  return [
    ...collaborators.map(({ id, email }) => ({ value: `collaborator_${id}`, label: email })),
    ...accessTokens.map(({ id, name }) => ({ value: `access_token_${id}`, label: `token “${name}”` })),
  ];
}
