"use client";

import { useTable } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { type ColumnLook, type DataTableColumns, dataTableFeatures } from "@/components/data-table/columns";
import { type SortState, SortLink } from "@/components/data-table/sort-link";
import { cn } from "@/components/ui/cn";

type DataTableProps<Row extends object> = {
  /** What the table holds. Screen readers read it out. */
  caption: string;
  columns: DataTableColumns<Row>;
  rows: Row[];
  rowId: (row: Row) => string;
  /** The order of the rows, as the URL says it. */
  sort?: SortState;
  /** What is shown when there are no rows. */
  empty?: ReactNode;
  className?: string;
};

/** The table of every list. Sorting happens on the server, through the URL. On a phone each row is a card. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, sort, empty, className } = props;
  const table = useTable({ features: dataTableFeatures, columns, data: rows, getRowId: rowId });
  if (rows.length === 0 && empty) return <div className="rounded-lg border border-line">{empty}</div>;
  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  return (
    // The frame clips the table, because a table that scrolls in its own frame has no sticky header. On a tablet, which
    // is too narrow for some tables, it scrolls.
    <div
      className={cn(
        "overflow-clip rounded-lg border border-line max-sm:border-none sm:max-lg:overflow-x-auto",
        className,
      )}
    >
      {/* The roles are repeated because a phone's layout (display: block) makes browsers forget them. */}
      <table role="table" className="w-full border-separate border-spacing-0 text-sm max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-sm:block">
          <tr
            role="row"
            className="max-sm:flex max-sm:has-[a]:mb-2 max-sm:flex-wrap max-sm:gap-x-4 max-sm:gap-y-1"
          >
            {headers.map((header) => {
              const look: ColumnLook = header.column.columnDef.meta ?? {};
              return (
                <th
                  key={header.id}
                  role="columnheader"
                  scope="col"
                  aria-sort={ariaSort(look, sort)}
                  className={headLook(look)}
                >
                  {look.sort ? (
                    <SortLink sort={look.sort} first={look.first} current={sort}>
                      <table.FlexRender header={header} />
                    </SortLink>
                  ) : (
                    <table.FlexRender header={header} />
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:grid max-sm:gap-2">
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} role="row" className={ROW}>
              {row.getAllCells().map((cell, index) => {
                const look: ColumnLook = cell.column.columnDef.meta ?? {};
                const header = headers[index];
                return (
                  <td key={cell.id} role="cell" className={cellLook(look)}>
                    {header && !look.title && (
                      <span
                        aria-hidden="true"
                        className="shrink-0 basis-28 text-muted text-xs leading-5 sm:hidden"
                      >
                        <table.FlexRender header={header} />
                      </span>
                    )}
                    <div className="min-w-0 max-sm:flex-1">
                      <table.FlexRender cell={cell} />
                    </div>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ROW =
  "group/row hover:bg-panel max-sm:grid max-sm:gap-1 max-sm:rounded-lg max-sm:border max-sm:border-line max-sm:p-3 sm:last:[&>td]:border-b-0";

function headLook({ align, sort, className }: ColumnLook): string {
  return cn(
    "sticky top-12 z-10 h-9 border-line border-b bg-panel px-2 text-left font-medium text-muted text-xs whitespace-nowrap sm:first:pl-4 sm:last:pr-4 lg:top-0 xl:px-3",
    align === "right" && "text-right",
    className,
    sort
      ? "max-sm:static max-sm:block max-sm:h-8 max-sm:w-auto max-sm:border-none max-sm:bg-transparent max-sm:p-0"
      : "max-sm:sr-only",
  );
}

function cellLook({ align, className, title }: ColumnLook): string {
  return cn(
    // A long word may break anywhere, but the column beside it is never squeezed to single letters.
    "h-10 border-line border-b px-2 py-2.5 align-top leading-5 sm:min-w-20 sm:first:pl-4 sm:last:pr-4 xl:px-3 [overflow-wrap:anywhere]",
    align === "right" && "figures sm:text-right",
    className,
    "max-sm:flex max-sm:h-auto max-sm:w-auto max-sm:gap-2 max-sm:border-none max-sm:p-0 max-sm:text-left",
    title && "max-sm:order-first max-sm:mb-1",
  );
}

function ariaSort(look: ColumnLook, sort: SortState | undefined) {
  if (!look.sort) return undefined;
  if (look.sort !== sort?.order) return "none";
  return sort.dir === "asc" ? "ascending" : "descending";
}
