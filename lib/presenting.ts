import { z } from "zod";

/** An id of a record. */
export const WireId = z.int().positive();

/** A time as `wireTime` says it. */
export const WireTime = z.string().meta({ format: "date-time", example: "2026-03-03T17:25:15.495+00:00" });

/** A phone number in E.164. */
export const WireNumber = z.string().meta({ pattern: "^\\+[1-9]\\d{1,14}$", example: "+17193132645" });

/** A record's name for other systems. */
export const WireUuid = z.uuid().meta({ example: "3f1c9d0e-8a52-4b7c-9e61-0d2f4a6b8c1e" });

/** How many of something. */
export const WireCount = z.int().nonnegative();

/** How a kind of row is said on the wire. */
export type Presenter<Row> = {
  /** What is said, field by field and in this order; the API's document is made of it. */
  schema: z.ZodObject;
  /** The names of the fields, as the `columns` parameter takes them. */
  columns: string[];
  present(row: Row, columns?: string[]): Record<string, unknown>;
};

/** Makes a presenter: `presenter(what is said, as the wire knows it).of(how a row says it)`. */
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
