import type { Readable } from "node:stream";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { urlInUse } from "@/db/url";

/** Rows to be copied, and how PostgreSQL is to go about it. */
export type CopyQuery = {
  settings: string[];
  rows: SQL;
  /** CSV with column names, or rows of one text each, which holds no backslash, tab or end of line. */
  as?: "csv" | "lines";
};

const COPIED_AS = { csv: "format csv, header", lines: "format text" };

/**
 * The planner knows no company's size and would sort; along their keys contacts and log come at once, in their order.
 */
export const ALONG_THE_KEYS = ["nestloop", "hashjoin", "sort", "bitmapscan", "seqscan"].map(
  (way) => `set local enable_${way} = off`,
);

/** The database as it was at one instant. A connection of its own reads it, and writes nothing. */
export type Snapshot = {
  asOf: Date;
  /** The server's process, by which others see the progress of a copy. */
  pid: number;
  count(statement: SQL): Promise<number>;
  /** Copies the rows, as fast as the reader takes them. */
  copy(query: CopyQuery): Promise<Readable>;
  /** Returns how many rows were copied, once all have been read. */
  copied(): Promise<number>;
  /** Closes the connection, even in the middle of a copy. */
  close(): Promise<void>;
};

/** The driver's words for a connection that breaks, which carry no code. */
const BROKEN = /^(Connection terminated|timeout expired|Client has encountered a connection error)/;

/** Returns the error, marked with a code when the connection broke, because such a failure passes by itself. */
export function brokenConnection(error: unknown): unknown {
  if (!(error instanceof Error) || !BROKEN.test(error.message)) return error;
  return Object.assign(new Error(error.message, { cause: error }), { code: "CONNECTION_BROKEN" });
}

/** Opens a snapshot; it sees nothing of what is committed from now on, however long it is read. */
export async function openSnapshot(): Promise<Snapshot> {
  const client = new pg.Client({
    connectionString: urlInUse(),
    connectionTimeoutMillis: 5_000,
    application_name: "blacklist export",
  });
  client.on("error", () => {});
  await client.connect();
  try {
    const { asOf, pid } = await begin(client);
    let stream: ReturnType<typeof copyTo> | undefined;
    return {
      asOf,
      pid,
      count: async (statement) => {
        const { rows } = await client.query<{ count: number }>(inlined(statement));
        return rows[0]?.count ?? 0;
      },
      copy: async ({ settings, rows, as = "csv" }) => {
        for (const setting of settings) await client.query(setting);
        stream = client.query(
          copyTo(`copy (${inlined(rows)}) to stdout (${COPIED_AS[as]}, encoding 'UTF8')`),
        );
        // The stream's reader gets its failures; a later one has no reader.
        stream.on("error", () => {});
        return stream;
      },
      copied: async () => {
        await client.query("commit");
        return stream?.rowCount ?? 0;
      },
      close: () => client.end().catch(() => {}),
    };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** Begins the transaction. Values stand in its statements as quoted text, which a backslash must not end. */
async function begin(client: pg.Client): Promise<{ asOf: Date; pid: number }> {
  await client.query("begin isolation level repeatable read read only");
  for (const setting of ["standard_conforming_strings = on", "timezone = 'UTC'", "datestyle = 'ISO'"])
    await client.query(`set local ${setting}`);
  const { rows } = await client.query<{ as_of: Date; pid: number }>(
    inlined(sql`select clock_timestamp() as as_of, pg_backend_pid() as pid`),
  );
  const [row] = rows;
  if (!row) throw new Error("a snapshot has an instant");
  return { asOf: row.as_of, pid: row.pid };
}

const dialect = new PgDialect({ casing: "snake_case" });

/** A statement with its values in it, for COPY, which takes no parameters. */
export const inlined = (statement: SQL): string => dialect.sqlToQuery(statement.inlineParams()).sql;
