import { and, eq, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { db } from "@/db";
import { type Context, transaction } from "@/lib/context";
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
 * The run of a job whose work stands in chunks: each is a row of `table`, which names its job in the column `job` and is
 * deleted in the transaction that does it. How a chunk is written and done differs from job to job.
 */
export function chunkedRun<Row extends JobRow, New>(
  record: JobRecord<Row, New>,
  { table, job }: { table: ChunkTable; job: PgColumn },
) {
  const theirs = ({ companyId }: JobScope, id: number) => and(eq(table.companyId, companyId), eq(job, id));

  /** Whether chunks of the job wait, or are being done just now. */
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
   * Begins the run of a job, or goes on with it, by `work`, which returns whether the job has ended. A job that has ended
   * already, or ends meanwhile so that `work` throws `Ended`, has its chunks dropped.
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
   * Ends the run after the last chunk, with `values` of the record too; false when another worker is still at one. Throws
   * `Ended` for a job that does not run any more.
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

  /** Ends a job that cannot go on, with one sentence. What was done stays done and counted, the rest is dropped. */
  async function fail(job: RecordJob, error: unknown): Promise<void> {
    await db.transaction((tx) => record.fail({ companyId: job.companyId, db: tx }, job.id, error));
    await drop(job);
  }

  return { hasChunks, run, succeed, fail };
}
