import { drizzle } from "drizzle-orm/postgres-js";
import type { TransactionSql } from "postgres";
import { openPool } from "@/db/pool";
import type { Context } from "@/lib/context";

/** What PostgreSQL read for a statement: rows that its scans met, and pages of 8 KB that it touched. */
export type Read = { query: string; rows: number; pages: number };

type Node = {
  "Node Type": string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: Node[];
};

/**
 * For tests: a context whose statements are kept. `reads` runs each select of them once more, with the same values, and
 * tells what it read; `close` when done.
 */
export function watched(ctx: Context) {
  const client = openPool(process.env.DATABASE_URL ?? "", {
    max: 1,
    connection: { plan_cache_mode: "force_custom_plan" },
  });
  let kept: { query: string; params: unknown[] }[] = [];
  const logQuery = (query: string, params: unknown[]) => {
    kept.push({ query, params });
  };
  const db = drizzle(client, { casing: "snake_case", logger: { logQuery } });
  const reads = (): Promise<Read[]> =>
    client.begin(async (tx) => {
      const done: Read[] = [];
      for (const { query, params } of kept) {
        // Settings hold for the statements after them, as they did the first time.
        if (query.includes("set_config")) await tx.unsafe(query, params as never[]);
        else done.push(await explain(tx, query, params));
      }
      kept = [];
      return done;
    });
  return { ctx: { ...ctx, db }, reads, close: () => client.end() };
}

/** It is read for all that have a name, before the first of them comes: entries, and no rows. */
const READ_WHOLE = "contacts_blocked_by_name";

/** A table of so few pages is read whole sooner than one row of it is found by an index. */
const SMALL_PAGES = 8;

/**
 * Rows of a plan's scans of tables and indexes, those that a filter threw away too; of a small table read whole its
 * pages.
 */
function rowsMet(node: Node): number {
  const isScan =
    node["Index Name"] !== READ_WHOLE &&
    /^(Seq|Index|Index Only|Bitmap Index|Bitmap Heap|Parallel Seq) Scan$/.test(node["Node Type"]);
  const met =
    node["Actual Rows"] +
    (node["Rows Removed by Filter"] ?? 0) +
    (node["Rows Removed by Index Recheck"] ?? 0);
  // Ids looked for in an index that has them behind something else: it is read to its end, and says nothing of it.
  const searched = /\bid = ANY/.test(node["Index Cond"] ?? "") && !node["Index Name"]?.endsWith("_pk");
  const below = (node.Plans ?? []).reduce((sum, plan) => sum + rowsMet(plan), 0);
  if (searched) return Number.POSITIVE_INFINITY;
  const pages = node["Shared Hit Blocks"] + node["Shared Read Blocks"];
  if (node["Node Type"] === "Seq Scan" && pages <= SMALL_PAGES * node["Actual Loops"]) return pages + below;
  return (isScan ? Math.round(met * node["Actual Loops"]) : 0) + below;
}

async function explain(tx: TransactionSql, query: string, params: unknown[]): Promise<Read> {
  const [row] = await tx.unsafe<[{ "QUERY PLAN": [{ Plan: Node }] }]>(
    `explain (analyze, buffers, format json) ${query}`,
    params as never[],
  );
  const [{ Plan }] = row["QUERY PLAN"];
  return { query, rows: rowsMet(Plan), pages: Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"] };
}
