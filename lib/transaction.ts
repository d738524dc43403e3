import type { Context } from "@/lib/context";
import { setTimeout as sleep } from "node:timers/promises";
import { is } from "drizzle-orm";
import { PgTransaction } from "drizzle-orm/pg-core";

const RETRIED = new Set(["40P01", "40001"]);

const ATTEMPTS = 8;

/**
 * Runs `work` in a transaction (READ COMMITTED) and returns its result. When the context is in a transaction already,
 * `work` joins that one. A deadlock or a serialization failure starts `work` anew, up to eight times. So `work` must do
 * nothing outside the database except through `afterCommit`.
 */
export async function transaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (is(ctx.db, PgTransaction)) return work(ctx);
  for (let attempt = 1; ; attempt++) {
    const later: (() => void)[] = [];
    try {
      const result = await ctx.db.transaction((tx) =>
        work({ ...ctx, db: tx, afterCommit: (run) => later.push(run) }),
      );
      for (const run of later) ctx.afterCommit(run);
      return result;
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRIED.has(databaseCode(error) ?? "")) throw error;
      await sleep(Math.random() * 20 * attempt);
    }
  }
}

/**
 * Returns PostgreSQL's error code (SQLSTATE) or the driver's own, when there is one. Drizzle keeps the driver's error
 * as the cause.
 */
export function databaseCode(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string") return e.code;
  }
  return undefined;
}

const AWAY =
  /^(57P0\d|53\w{3}|08\w{3}|25006|ECONN\w*|CONNECT\w*|CONNECTION_\w*|EAI_AGAIN|ENOTFOUND|EPIPE|ETIMEDOUT)$/;

/**
 * Whether the database is away, starting, stopping or full, or a connection to it broke: failures that pass by
 * themselves.
 */
export function databaseIsAway(error: unknown): boolean {
  return AWAY.test(databaseCode(error) ?? "");
}
