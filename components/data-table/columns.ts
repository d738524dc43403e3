import {
  createColumnHelper,
  metaHelper,
  type RowData,
  type TableOptions,
  tableFeatures,
} from "@tanstack/react-table";

/** What a column may declare besides its header and its cell. */
export type ColumnLook = {
  /** The value of the URL's `order` that sorts by this column. Without it the column cannot be sorted. */
  sort?: string;
  /** The direction in which the first click sorts. Times use `desc`. */
  first?: "asc" | "desc";
  /** Figures are aligned to the right. */
  align?: "right";
  /** CSS classes of the cells, mostly widths. */
  className?: string;
  /** This cell names the row. On a phone it comes first and has no label. */
  title?: boolean;
};

export const dataTableFeatures = tableFeatures({ columnMeta: metaHelper<ColumnLook>() });

type Features = typeof dataTableFeatures;

export type DataTableColumns<Row extends RowData> = TableOptions<Features, Row>["columns"];

/** Returns the helper that types a table's columns by its rows. Make the columns once, at module scope. */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<Features, Row>();
}
