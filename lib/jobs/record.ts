import { db } from "@/db";
import { AppError } from "@/lib/errors";
import type { RecordJob } from "./enqueue";
import { isUnderWay, type JobRow, type JobScope, type JobTable, jobRows } from "./rows";

type Kind<Row extends JobRow, New> = {
  table: JobTable<Row, New>;
  /** The name of a record in `NotFound`. */
  what: string;
  /** What people can do when a job fails through a fault of ours; it ends the sentence on the record. */
  again: string;
  /** Tells the company's subscriptions that a job has ended. */
  tell(ctx: JobScope, record: Row): Promise<void>;
};

/**
 * What the verbs of one kind of job do with its records: the statements of `jobRows`, and how a job begins, ends, stops
 * and fails. Nothing here checks a permission.
 */
export function recordOf<Row extends JobRow, New>({ table, what, again, tell }: Kind<Row, New>) {
  const rows = jobRows(table, what);

  /** Lets a job that waits run. Returns its record, also when it runs already; undefined when it has ended. */
  function begin({ companyId, id }: RecordJob): Promise<Row | undefined> {
    return db.transaction(async (tx) => {
      const ctx = { companyId, db: tx };
      const record = await rows.lockUnderWay(ctx, id);
      if (record?.status !== "pending") return record;
      return rows.change(ctx, id, { status: "running", startedAt: new Date() });
    });
  }

  /**
   * Ends a job that waits or runs, writes `values` on its record, and tells subscriptions. Returns the record. The
   * caller holds the record's lock.
   */
  async function end(
    ctx: JobScope,
    id: number,
    status: "succeeded" | "failed" | "stopped",
    values?: Partial<New> | { errorMessage: string },
  ): Promise<Row> {
    const record = await rows.change(ctx, id, { ...values, status, [`${status}At`]: new Date() });
    await tell(ctx, record);
    return record;
  }

  /** Stops the job of a locked record when it waits or runs. Returns the record; one that has ended is unchanged. */
  async function stop(ctx: JobScope, record: Row): Promise<Row> {
    return isUnderWay(record) ? end(ctx, record.id, "stopped") : record;
  }

  /**
   * Ends a job that cannot go on, and writes one sentence and `values` on its record. Call it in a transaction. Returns
   * the record as it was before. Returns undefined, and changes nothing, when the job has ended already.
   */
  async function fail(
    ctx: JobScope,
    id: number,
    error: unknown,
    values?: Partial<New>,
  ): Promise<Row | undefined> {
    const ours = `Something went wrong on our side and was logged; ${again}.`;
    const errorMessage = error instanceof AppError ? error.message : ours;
    const record = await rows.lockUnderWay(ctx, id);
    if (record) await end(ctx, id, "failed", { ...values, errorMessage });
    return record;
  }

  return { ...rows, begin, end, stop, fail };
}

/** What `recordOf` makes. */
export type JobRecord<Row extends JobRow, New> = ReturnType<typeof recordOf<Row, New>>;
