"use client";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { StopConfirmation } from "@/db/enums";
import { LogWords } from "@/components/log-line";
import type { LogEntry } from "@/components/reasons";
import { ActionBadge } from "@/components/state-badge";
import { EmptyLine } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { dateOnly } from "@/components/ui/time-text";

type HistoryRow = LogEntry & { zone: string };

const column = columnsOf<HistoryRow>();
const columns = column.columns([
  column.display({
    id: "when",
    header: "When",
    meta: { className: "sm:w-48", title: true },
    cell: ({ row: { original } }) => <Time value={original.at} zone={original.zone} />,
  }),
  column.display({ id: "what", header: "What", cell: ({ row }) => <What entry={row.original} /> }),
  column.display({
    id: "who",
    header: "Who",
    meta: { className: "sm:w-44" },
    cell: ({ row: { original } }) =>
      original.person ?? (original.token ? `token “${original.token}”` : "nobody: automatic"),
  }),
  column.display({
    id: "from",
    header: "From",
    meta: { className: "sm:w-36" },
    cell: ({ row: { original } }) => <span className="mono">{original.requestIp ?? "–"}</span>,
  }),
]);

function What({ entry }: { entry: HistoryRow }) {
  return (
    <>
      <ActionBadge action={entry.action} />{" "}
      {entry.action === "unblock" && entry.blockedAt && (
        <>blocked since {dateOnly(new Date(entry.blockedAt), entry.zone)}, </>
      )}
      <LogWords entry={entry} />
      {entry.note && (
        <span className="block text-muted text-xs">
          “<bdi>{entry.note}</bdi>”
        </span>
      )}
      <Revocation entry={entry} />
    </>
  );
}

const CONFIRMED: Record<StopConfirmation, string> = {
  provider: "the provider confirms it to the person",
  company: "confirmed by a text of ours",
  nobody: "nobody confirmed it to the person",
};

/** When a text asked for it, until when it had to be honored, and who told the person. */
function Revocation({ entry: { revocation, zone } }: { entry: HistoryRow }) {
  if (!revocation) return null;
  const { askedAt, dueBy, confirmation } = revocation;
  return (
    <span className="block text-muted text-xs">
      asked <Time value={askedAt} zone={zone} show="exact" />, due by{" "}
      <Time value={dueBy} zone={zone} show="date" />;{" "}
      <span className={confirmation === "nobody" ? "text-amber" : undefined}>{CONFIRMED[confirmation]}</span>
    </span>
  );
}

type HistoryProps = { caption: string; entries: readonly LogEntry[]; zone: string; empty?: string };

/** What happened to a number, the newest first: blocked, unblocked, asked again, opted out and in. */
export function History({
  caption,
  entries,
  zone,
  empty = "Nothing has happened to this number yet",
}: HistoryProps) {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={entries.map((entry) => ({ ...entry, zone }))}
      rowId={(entry) => `${entry.action} ${entry.id}`}
      empty={<EmptyLine>{empty}</EmptyLine>}
    />
  );
}
