import { z } from "zod";

/** An id of a record. */
export const WireId = z.int().positive();

/** A time as `wireTime` writes it. */
export const WireTime = z.string().meta({ format: "date-time", example: "2026-03-03T17:25:15.495+00:00" });

/** A phone number in E.164. */
export const WireNumber = z.string().meta({ pattern: "^\\+[1-9]\\d{1,14}$", example: "+17193132645" });

/** A record's name for other systems. */
export const WireUuid = z.uuid().meta({ example: "3f1c9d0e-8a52-4b7c-9e61-0d2f4a6b8c1e" });

/** A count. */
export const WireCount = z.int().nonnegative();

/** How one kind of row is presented on the wire. */
export type Presenter<Row> = {
  /** The fields in their order. The API's document is made from this schema. */
  schema: z.ZodObject;
  /** The names of the fields, as the `columns` parameter takes them. */
  columns: string[];
  present(row: Row, columns?: string[]): Record<string, unknown>;
};

/** Makes a presenter: `presenter(the schema of the wire).of(the function that presents a row)`. */
export function presenter<Schema extends z.ZodObject>(schema: Schema) {
  const all = Object.keys(schema.shape);
  return {
    of: <Row>(say: (row: Row) => z.input<Schema>): Presenter<Row> => ({
      schema,
      columns: all,
      present(row, columns = all) {
        const said: Record<string, unknown> = say(row);
        return Object.fromEntries(columns.map((name) => [name, said[name] ?? null]));
      },
    }),
  };
}
