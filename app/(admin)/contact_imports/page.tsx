import type { Metadata } from "next";
import Link from "next/link";
import { AutoRefresh } from "@/components/auto-refresh";
import { ListPage } from "@/components/data-table/list-page";
import { SearchBox } from "@/components/data-table/search-box";
import { UrlSelect } from "@/components/data-table/url-select";
import { paceOf } from "@/components/pace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { importStatuses } from "@/db/enums";
import { UPLOAD_KEPT_HOURS } from "@/lib/contact-imports/abandoning";
import { listImports, type NamedImport } from "@/lib/contact-imports/listing";
import { importPercent } from "@/lib/contact-imports/progress";
import { LONGEST_SEARCH } from "@/lib/listing/schema";
import { type Undoing, undoingOf } from "@/lib/unblock-contact-jobs/reading";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { listUrl, pageAt } from "../list-url";
import { textUpTo, wordOf } from "../url-filters";
import { type FileRow, FilesTable } from "./files-table";
import { undoneWords } from "./undone-words";

export const metadata: Metadata = { title: "Blacklist Files" };

const HOUR_MS = 3_600_000;
const statuses = importStatuses.map((status) => ({ value: status, label: status }));
const readFilesUrl = listUrl({
  path: "/contact_imports",
  filters: () => ({
    name: textUpTo(LONGEST_SEARCH, "the name of a file"),
    status: wordOf(importStatuses, "a status"),
  }),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The list of all uploads of the company, the newest first. */
export default async function ContactImportsPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const zone = ctx.member.company.timeZone;
  const url = await readFilesUrl(searchParams, { country: ctx.country, timeZone: zone });
  const page = await pageAt(url, () => listImports(ctx, url.query));
  const undoing = await undoingOf(
    ctx,
    page.rows.map(({ id }) => id),
  );
  const underWay = page.rows.some(({ status }) => ["uploading", "pending", "running"].includes(status));
  return (
    <ListPage
      title="Blacklist Files"
      subtitle="Every list that was uploaded or pasted, and what it did."
      url={url}
      page={page}
      top={
        <>
          <BlacklistTabs />
          {underWay && <AutoRefresh everyMs={2000} />}
        </>
      }
      filters={
        <>
          <SearchBox name="name" label="Name of a file" className="sm:w-60" />
          <UrlSelect name="status" label="Status" any="Any status" options={statuses} />
        </>
      }
      nothing={{ thing: "file", all: "Show all files", yet: <NoFiles /> }}
    >
      <FilesTable rows={page.rows.map((file) => toRow(file, zone, undoing.get(file.id)))} />
    </ListPage>
  );
}

function NoFiles() {
  return (
    <EmptyState
      title="No list has been uploaded yet"
      actions={
        <Button asChild variant="primary">
          <Link href="/contact_imports/new">Upload Blacklist</Link>
        </Button>
      }
    >
      A CSV or plain text file, or numbers pasted from anywhere.
    </EmptyState>
  );
}

function toRow(file: NamedImport, zone: string, undoing: Undoing | undefined): FileRow {
  const changed = file.blocked ? file.blockedCount : file.unblockedCount;
  return {
    id: file.id,
    name: file.name,
    status: file.status,
    blocked: file.blocked,
    percent: importPercent(file),
    rows: file.totalCount ?? file.importCount,
    changed,
    problem: file.errorMessage,
    undone: undoneWords({ blocked: file.blocked, changed }, undoing),
    unchanged: file.alreadyBlockedCount + file.notBlockedCount,
    duplicates: file.duplicateCount,
    rejected: file.rejectedCount,
    hoursLeft: hoursLeft(file),
    pace: paceOf({ startedAt: file.startedAt, until: untilOf(file), done: file.importCount }),
    who: file.person ?? (file.token && `token “${file.token}”`),
    createdAt: file.createdAt,
    zone,
  };
}

/** Returns when an upload ended, or the time now while it runs. */
const untilOf = ({ succeededAt, failedAt, stoppedAt }: NamedImport) =>
  succeededAt ?? failedAt ?? stoppedAt ?? new Date();

/** Returns how many more hours a draft is kept. A change of its settings starts the time again. */
const hoursLeft = ({ updatedAt }: NamedImport) =>
  Math.max(0, Math.ceil(UPLOAD_KEPT_HOURS - (Date.now() - updatedAt.getTime()) / HOUR_MS));
