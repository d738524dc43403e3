/** How a kind of row is said on the wire: a field at a time, in this order. */
export type Presenter<Row> = {
  /** The names of the fields, as the `columns` parameter takes them. */
  columns: string[];
  present(row: Row, columns?: string[]): Record<string, unknown>;
};

/** Makes a presenter of the fields' names and what each says of a row. */
export function presenter<Row>(fields: Record<string, (row: Row) => unknown>): Presenter<Row> {
  const all = Object.keys(fields);
  return {
    columns: all,
    present: (row, columns = all) =>
      Object.fromEntries(columns.map((name) => [name, fields[name]?.(row) ?? null])),
  };
}
