import { type SQL, and, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { ImportStatus, JobStatus } from "@/db/enums";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import type { Listed } from "@/lib/listing/candidates";
import { askedBy } from "./askers";

/** What every record of a job has. */
export type JobRow = { id: number; status: JobStatus | ImportStatus };

/** A table of the records of one kind of job; `Row` is a record as it is read, `New` as it is written. */
export type JobTable<Row extends JobRow, New> = Listed & {
  status: PgColumn;
  $inferSelect: Row;
  $inferInsert: New;
};

/** What finding and changing a record takes of a context. */
export type JobScope = Pick<Context, "companyId" | "db">;

/** Thrown in a chunk's transaction to undo it, because the job was stopped or has failed meanwhile. */
export class Ended extends Error {}

const UNDER_WAY: JobRow["status"][] = ["pending", "running"];

/** Whether a job waits or runs. */
export const isUnderWay = ({ status }: Pick<JobRow, "status">): boolean => UNDER_WAY.includes(status);

/** Finds, locks, makes and changes the records of one kind of job, which people call `what`. Checks no permission. */
export function rowsOf<Row extends JobRow, New>(jobs: JobTable<Row, New>, what: string) {
  const table: Listed = jobs;
  // Drizzle cannot name the rows of a table that it knows only at run time.
  const firstOf = async (rows: PromiseLike<object[]>) => (await rows)[0] as Row | undefined;
  const found = (record: Row | undefined): Row => {
    if (!record) throw new NotFound(what);
    return record;
  };
  const select = (ctx: JobScope, where: SQL | undefined) => ctx.db.select().from(table).where(where);

  const rows = {
    /** The condition that a row is the company's record of this id. */
    is: ({ companyId }: Pick<Context, "companyId">, id: number): SQL | undefined =>
      and(eq(table.companyId, companyId), eq(table.id, id)),

    /** The record of this id. Throws `NotFound`. */
    async byId(ctx: JobScope, id: number): Promise<Row> {
      return found(Number.isSafeInteger(id) ? await firstOf(select(ctx, rows.is(ctx, id))) : undefined);
    },

    /** As `byId`, locked until the transaction ends; log rows may go on pointing at it. */
    async lock(ctx: JobScope, id: number): Promise<Row> {
      const locked = select(ctx, rows.is(ctx, id)).for("no key update");
      return found(Number.isSafeInteger(id) ? await firstOf(locked) : undefined);
    },

    /** As `lock`, for a job that waits or runs; undefined for any other. */
    lockUnderWay: (ctx: JobScope, id: number): Promise<Row | undefined> =>
      firstOf(select(ctx, and(rows.is(ctx, id), inArray(jobs.status, UNDER_WAY))).for("no key update")),

    /** A new record of who asks. */
    async insert(ctx: Context, values: Omit<New, "companyId">): Promise<Row> {
      const row = { ...values, ...askedBy(ctx), companyId: ctx.companyId };
      const record = await firstOf(ctx.db.insert(table).values(row).returning());
      if (!record) throw new Error("nothing was inserted");
      return record;
    },

    /** Changes the record and returns it. Throws `NotFound`. */
    async change(ctx: JobScope, id: number, values: Partial<New> | Partial<JobTimes>): Promise<Row> {
      const changed = { ...values, updatedAt: new Date() };
      return found(await firstOf(ctx.db.update(table).set(changed).where(rows.is(ctx, id)).returning()));
    },

    /**
     * Adds to a running job's counts. It is a chunk's last statement, so that the record is locked for a moment only and a
     * stop need not wait for the chunk. Throws `Ended` for a job that does not run any more.
     */
    async addCounts(ctx: JobScope, id: number, counts: Partial<Record<CountOf<New>, number>>): Promise<void> {
      const columns = getTableColumns(table);
      const sums = Object.entries(counts).map(([name, more]) => [name, sql`${columns[name]} + ${more}`]);
      const running = await ctx.db
        .update(table)
        .set({ ...Object.fromEntries(sums), updatedAt: new Date() })
        .where(and(rows.is(ctx, id), eq(jobs.status, "running")))
        .returning({ id: table.id });
      if (running.length === 0) throw new Ended();
    },
  };
  return rows;
}

/** The columns that a chunk adds to. */
type CountOf<New> = Extract<keyof New, `${string}Count`>;

/** What a job's beginning and end change. */
type JobTimes = {
  status: JobStatus;
  startedAt: Date;
  succeededAt: Date;
  failedAt: Date;
  stoppedAt: Date;
  errorMessage: string;
};
