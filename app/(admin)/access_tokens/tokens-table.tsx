"use client";

import Link from "next/link";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { PermissionWords } from "@/components/permission-words";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { AccessTokenRow } from "@/lib/access-tokens/listing";
import { LastUse } from "./last-use";
import { TokenButtons } from "./token-buttons";
import { TokenState } from "./token-state";

type Row = AccessTokenRow & { zone: string; youAreOwner: boolean };

const column = columnsOf<Row>();

const columns = column.columns([
  column.accessor("name", {
    header: "Name",
    meta: { title: true },
    cell: ({ row: { original } }) => (
      <>
        <Link
          href={`/access_tokens/${original.id}`}
          className="font-medium underline-offset-2 hover:underline max-sm:inline-block max-sm:py-1"
        >
          {original.name}
        </Link>
        <div className="flex items-center text-muted text-xs">
          <span className="mono whitespace-nowrap" title={original.publicKey}>
            {original.publicKey.slice(0, 13)}…
          </span>
          {original.kind === "keys" && (
            <CopyButton text={original.publicKey} label={`Copy the public key of ${original.name}`} />
          )}
        </div>
      </>
    ),
  }),
  column.display({
    id: "permissions",
    header: "May do",
    cell: ({ row }) => <PermissionWords permissions={[...row.original.areas, ...row.original.actions]} />,
  }),
  column.accessor("maker", {
    header: "Made by",
    cell: ({ row: { original } }) => (
      <>
        <div className="sm:whitespace-nowrap">{original.maker}</div>
        <div className="text-muted text-xs">
          <Time value={original.createdAt} zone={original.zone} />
        </div>
      </>
    ),
  }),
  column.accessor("lastUsedAt", {
    header: "Last used",
    cell: ({ row: { original } }) => (
      <>
        <LastUse at={original.lastUsedAt} ip={original.lastUsedIp} zone={original.zone} />
        {original.allowedNetworks.length > 0 && (
          <div className="text-muted text-xs">
            only from <span className="mono">{original.allowedNetworks[0]}</span>
            {original.allowedNetworks.length > 1 && ` and ${original.allowedNetworks.length - 1} more`}
          </div>
        )}
      </>
    ),
  }),
  column.accessor("state", {
    header: "State",
    cell: ({ row: { original } }) => (
      <>
        <TokenState state={original.state} maker={original.maker} />
        {original.expiresAt && original.state !== "revoked" && original.state !== "expired" && (
          <div className="whitespace-nowrap text-muted text-xs">
            until <Time value={original.expiresAt} zone={original.zone} show="date" />
          </div>
        )}
      </>
    ),
  }),
  column.display({
    id: "buttons",
    header: () => <span className="sr-only">What to do</span>,
    cell: ({ row: { original } }) => <TokenButtons {...original} isPaused={original.pausedAt !== null} />,
  }),
]);

export function TokensTable({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="Access tokens"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.id)}
      empty={
        <EmptyState
          title="No access tokens yet"
          actions={
            <Button asChild>
              <Link href="/access_tokens/new">Make an access token</Link>
            </Button>
          }
        >
          A dialer, CRM or script needs one to ask and to block over the API.
        </EmptyState>
      }
    />
  );
}
