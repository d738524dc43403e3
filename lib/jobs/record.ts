import { db } from "@/db";
import { AppError } from "@/lib/errors";
import type { RecordJob } from "./enqueue";
import { isUnderWay, type JobRow, type JobScope, type JobTable, rowsOf } from "./rows";

type Kind<Row extends JobRow, New> = {
  table: JobTable<Row, New>;
  /** What people call a record. */
  what: string;
  /** What they are told to do when it failed through a fault of ours. */
  again: string;
  /** Tells the company's subscriptions of a record that has ended. */
  tell(ctx: JobScope, record: Row): Promise<void>;
};

/** What a job's verbs do with its record: `rowsOf`, and the way from its beginning to its end. Checks no permission. */
export function recordOf<Row extends JobRow, New>({ table, what, again, tell }: Kind<Row, New>) {
  const rows = rowsOf(table, what);

  /** Begins the run of a job that waits, and returns its record; also of one that runs. Undefined when it has ended. */
  function begin({ companyId, id }: RecordJob): Promise<Row | undefined> {
    return db.transaction(async (tx) => {
      const ctx = { companyId, db: tx };
      const record = await rows.lockUnderWay(ctx, id);
      if (record?.status !== "pending") return record;
      return rows.change(ctx, id, { status: "running", startedAt: new Date() });
    });
  }

  /** Ends a job that waited or ran, with `values` of its record, and tells of it; in a transaction that holds the record. */
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

  /** Stops a job that waits or runs, given its locked record; one that has ended is returned as it is. */
  async function stop(ctx: JobScope, record: Row): Promise<Row> {
    return isUnderWay(record) ? end(ctx, record.id, "stopped") : record;
  }

  /**
   * Ends a job that cannot go on, in the transaction of the context: with one sentence, and with `values` of its record.
   * Returns the record as it was; undefined when it had ended already, and then changes nothing.
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
