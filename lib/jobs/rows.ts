import { type SQL, and, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { ImportStatus, JobStatus } from "@/db/enums";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import type { Listed } from "@/lib/listing/candidates";
import { askedBy } from "./askers";

/** What the record of every job has. */
export type JobRow = { id: number; status: JobStatus | ImportStatus };

/** The table of one kind of job. `Row` is a record as it is read, `New` as it is written. */
export type JobTable<Row extends JobRow, New> = Listed & {
  status: PgColumn;
  $inferSelect: Row;
  $inferInsert: New;
};

/** The part of a context that finds and changes records. */
export type JobScope = Pick<Context, "companyId" | "db">;

/** Thrown in a chunk's transaction to undo it, because the job was stopped or has failed meanwhile. */
export class Ended extends Error {}

const UNDER_WAY: JobRow["status"][] = ["pending", "running"];

/** Returns whether a job waits or runs. */
export const isUnderWay = ({ status }: Pick<JobRow, "status">): boolean => UNDER_WAY.includes(status);

/**
 * The statements on the records of one kind of job: find, lock, insert, change and count. `what` is the name of a
 * record in `NotFound`. They check no permission.
 */
export function jobRows<Row extends JobRow, New>(jobs: JobTable<Row, New>, what: string) {
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

    /** Returns the record of this id. Throws `NotFound`. */
    async byId(ctx: JobScope, id: number): Promise<Row> {
      return found(Number.isSafeInteger(id) ? await firstOf(select(ctx, rows.is(ctx, id))) : undefined);
    },

    /** As `byId`, and locks the record until the transaction ends. Log rows can still be written that point at it. */
    async lock(ctx: JobScope, id: number): Promise<Row> {
      const locked = select(ctx, rows.is(ctx, id)).for("no key update");
      return found(Number.isSafeInteger(id) ? await firstOf(locked) : undefined);
    },

    /** As `lock`, for a job that waits or runs. Returns undefined for any other. */
    lockUnderWay: (ctx: JobScope, id: number): Promise<Row | undefined> =>
      firstOf(select(ctx, and(rows.is(ctx, id), inArray(jobs.status, UNDER_WAY))).for("no key update")),

    /** Makes a record and keeps who asks, from where and with which permissions. Returns it. */
    async insert(ctx: Context, values: Omit<New, "companyId">): Promise<Row> {
      const row = { ...values, ...askedBy(ctx), companyId: ctx.companyId };
      const record = await firstOf(ctx.db.insert(table).values(row).returning());
      if (!record) throw new Error("nothing was inserted");
      return record;
    },

    /** Changes the record of this id and returns it. Throws `NotFound`. */
    async change(ctx: JobScope, id: number, values: Partial<New> | Partial<JobTimes>): Promise<Row> {
      const changed = { ...values, updatedAt: new Date() };
      return found(await firstOf(ctx.db.update(table).set(changed).where(rows.is(ctx, id)).returning()));
    },

    /**
     * Adds to the counts of a running job. A chunk does this last: the record is then locked for a moment only, and a
     * stop need not wait for the chunk. Throws `Ended` when the job no longer runs.
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

/** The columns that the beginning and the end of a job change. */
type JobTimes = {
  status: JobStatus;
  startedAt: Date;
  succeededAt: Date;
  failedAt: Date;
  stoppedAt: Date;
  errorMessage: string;
};
