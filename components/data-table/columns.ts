import {
  createColumnHelper,
  metaHelper,
  type RowData,
  type TableOptions,
  tableFeatures,
} from "@tanstack/react-table";

/** What a column may say of itself beside its header and its cell. */
export type ColumnLook = {
  /** The `order` of the URL that sorts by this column; without it the column does not sort. */
  sort?: string;
  /** Which way the first click sorts; times want `desc`. */
  first?: "asc" | "desc";
  /** Figures stand at the right. */
  align?: "right";
  /** Classes of the cells: widths, mostly. */
  className?: string;
  /** On a phone this cell comes first and has no label: it names the row. */
  title?: boolean;
};

export const dataTableFeatures = tableFeatures({ columnMeta: metaHelper<ColumnLook>() });

type Features = typeof dataTableFeatures;

export type DataTableColumns<Row extends RowData> = TableOptions<Features, Row>["columns"];

/** The helper that types a table's columns by its rows. Make the columns once, at module scope. */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<Features, Row>();
}
