import { and, eq, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { db } from "@/db";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import type { RecordJob } from "./enqueue";
import type { JobRecord } from "./record";
import { Ended, type JobRow, type JobScope } from "./rows";

/**
 * Keeps plans for the rest of the transaction. Foreign keys are checked row by row, and this process's connections plan
 * each check anew, which takes half of the time. So a chunk keeps its plans, and drops those from when the tables were
 * small.
 */
export async function keepPlans({ db }: Pick<Context, "db">): Promise<void> {
  await db.execute(sql`discard plans`);
  await db.execute(sql`set local plan_cache_mode = auto`);
}

type ChunkTable = PgTable & { companyId: PgColumn; position: PgColumn };

/**
 * Runs jobs whose work is split into chunks. Each chunk is a row of `table`; its column `job` names the job. The
 * transaction that does a chunk deletes it. Each area decides how a chunk is written and done.
 */
export function chunkedRun<Row extends JobRow, New>(
  record: JobRecord<Row, New>,
  { table, job }: { table: ChunkTable; job: PgColumn },
) {
  const theirs = ({ companyId }: JobScope, id: number) => and(eq(table.companyId, companyId), eq(job, id));

  /** Returns whether chunks of the job wait or run. */
  async function hasChunks(ctx: JobScope, id: number): Promise<boolean> {
    const [row] = await ctx.db
      .select({ position: table.position })
      .from(table)
      .where(theirs(ctx, id))
      .limit(1);
    return row !== undefined;
  }

  async function drop({ companyId, id }: RecordJob): Promise<void> {
    await db.delete(table).where(theirs({ companyId, db }, id));
  }

  /**
   * Begins a job, or goes on with it: calls `work`, and returns what that returns, whether the job has ended. When the
   * job has ended already, or `work` throws `Ended`, it drops the chunks that are left and returns true.
   */
  async function run(job: RecordJob, work: (record: Row) => Promise<boolean>): Promise<boolean> {
    const begun = await record.begin(job);
    try {
      if (begun) return await work(begun);
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
    }
    await drop(job);
    return true;
  }

  /**
   * Ends a job after its last chunk, and writes `values` on its record. Returns false when another worker still works
   * on a chunk. Throws `Ended` when the job no longer runs.
   */
  function succeed(ctx: Context, id: number, values?: (record: Row) => Partial<New>): Promise<boolean> {
    return transaction(ctx, async (ctx) => {
      const locked = await record.lock(ctx, id);
      if (locked.status !== "running") throw new Ended();
      if (await hasChunks(ctx, id)) return false;
      await record.end(ctx, id, "succeeded", values?.(locked));
      return true;
    });
  }

  /**
   * Ends a job that cannot go on, with one sentence. What was done stays done and counted; the other chunks are
   * dropped.
   */
  async function fail(job: RecordJob, error: unknown): Promise<void> {
    await db.transaction((tx) => record.fail({ companyId: job.companyId, db: tx }, job.id, error));
    await drop(job);
  }

  return { hasChunks, run, succeed, fail };
}
