"use client";

import Link from "next/link";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { PermissionWords } from "@/components/permission-words";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { CollaboratorRow } from "@/lib/collaborators/listing";
import { rightsInWords } from "@/lib/collaborators/words";
import { CollaboratorState } from "./collaborator-state";

type Row = CollaboratorRow & { zone: string };

const column = columnsOf<Row>();

const columns = column.columns([
  column.accessor("email", {
    header: "Email",
    meta: { title: true },
    cell: ({ row: { original } }) => (
      <>
        <Link
          href={`/collaborators/${original.id}`}
          className="font-medium underline-offset-2 hover:underline max-sm:inline-block max-sm:py-1"
        >
          {original.email}
        </Link>
        {original.isYou && <span className="text-muted"> (you)</span>}
        {original.name && <div className="text-muted text-xs">{original.name}</div>}
      </>
    ),
  }),
  column.display({
    id: "permissions",
    header: "May do",
    cell: ({ row }) => <PermissionWords {...rightsInWords(row.original)} />,
  }),
  column.accessor("signedInAt", {
    header: "Last sign-in",
    meta: { className: "w-40" },
    cell: ({ row: { original } }) =>
      original.signedInAt ? (
        <Time value={original.signedInAt} zone={original.zone} />
      ) : (
        <span className="text-muted">never</span>
      ),
  }),
  column.accessor("state", {
    header: "State",
    meta: { className: "w-28" },
    cell: ({ row }) => <CollaboratorState state={row.original.state} />,
  }),
]);

export function CollaboratorsTable({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="Collaborators"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.id)}
      empty={<EmptyState title="No collaborators" />}
    />
  );
}
