import type { Metadata } from "next";
import Link from "next/link";
import { NothingFound } from "@/components/nothing-so-far";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize } from "@/components/data-table/url-select";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { type Actors, listActors } from "@/lib/block-logs/actors";
import { listBlockLogs } from "@/lib/block-logs/listing";
import { pageContext } from "@/lib/web/context";
import { ListNotes } from "../list-notes";
import { hrefAt, urlParams } from "../list-url";
import { logEntriesFor } from "../log-entry";
import { Filters } from "./filters";
import { LogsTable } from "./logs-table";
import { readBlockLogsUrl } from "./reading";

export const metadata: Metadata = { title: "Block Logs" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The company's whole trail of blocks and unblocks. */
export default async function BlockLogsPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const { name: companyName, timeZone: zone } = ctx.member.company;
  const params = await urlParams(searchParams);
  const { query, filtered, lost, problems } = readBlockLogsUrl(params, {
    country: ctx.country,
    timeZone: zone,
  });
  const [page, actors] = await Promise.all([listBlockLogs(ctx, query), listActors(ctx)]);
  const toLogEntry = logEntriesFor(ctx.permissions);
  const rows = page.rows.map((entry) => ({
    ...toLogEntry(entry),
    contactId: entry.contactId,
    number: entry.number,
    zone,
  }));
  return (
    <>
      <PageHeader
        title="Block Logs"
        subtitle={`Every block and unblock of ${companyName}: who, when, why and from where. Nothing here can be changed or deleted. Times are ${zone.replaceAll("_", " ")}.`}
      />
      <Toolbar end={<PageSize />}>
        <Filters people={peopleOptions(actors)} />
      </Toolbar>
      <ListNotes lost={lost} problems={problems} />
      <LogsTable
        rows={rows}
        sort={{ order: "created_at", dir: query.orderDir }}
        empty={
          <NothingFound page={page} filtered={filtered}>
            <Empty filtered={filtered} placed={query.cursor !== undefined} />
          </NothingFound>
        }
      />
      <Pagination
        from={page.skipped + 1}
        to={page.skipped + rows.length}
        total={page.totalCount}
        totalExact={page.totalCountExact}
        previousHref={hrefAt("/block_logs", params, page.previous)}
        nextHref={hrefAt("/block_logs", params, page.next)}
      />
    </>
  );
}

function peopleOptions({ collaborators, accessTokens }: Actors) {
  return [
    ...collaborators.map(({ id, email }) => ({ value: `collaborator_${id}`, label: email })),
    ...accessTokens.map(({ id, name }) => ({ value: `access_token_${id}`, label: `token “${name}”` })),
  ];
}

function Empty({ filtered, placed }: { filtered: boolean; placed: boolean }) {
  if (filtered || placed)
    return (
      <EmptyState
        title={filtered ? "No block or unblock matches these filters" : "Nothing stands at this place"}
        actions={
          <Button asChild>
            <Link href="/block_logs">Show the whole trail</Link>
          </Button>
        }
      />
    );
  return (
    <EmptyState title="Nothing was blocked yet">
      Every block and unblock will leave a row here, whether by a person, a file, the API or a call.
    </EmptyState>
  );
}
