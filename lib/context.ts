import { setTimeout as sleep } from "node:timers/promises";
import { is } from "drizzle-orm";
import { PgTransaction } from "drizzle-orm/pg-core";
import { type Db, type Tx, db } from "@/db";
import type { CountryCode } from "@/lib/phone/phone";
import type { Permissions } from "./permissions";

/**
 * The actor: a signed-in person, an access token, a public page's form that a lead token opens, a schedule that acts by
 * itself, the phone provider that tells us something, or the system, when nobody asked.
 */
export type Actor =
  | { type: "person"; userId: number; collaboratorId: number }
  | { type: "token"; accessTokenId: number }
  | { type: "form" }
  | { type: "schedule"; scheduleId: number }
  | { type: "provider" }
  | { type: "system" };

/**
 * Returns the columns that name an actor in log rows, records and jobs. All are null unless a person or a token acts.
 */
export function actorColumns(actor: Actor) {
  return {
    userId: actor.type === "person" ? actor.userId : null,
    collaboratorId: actor.type === "person" ? actor.collaboratorId : null,
    accessTokenId: actor.type === "token" ? actor.accessTokenId : null,
  };
}

/** The actor, their company, their address and the database connection. Every verb takes a context. */
export type Context = {
  companyId: number;
  /** The company's country: numbers without a plus are read in it. */
  country: CountryCode;
  actor: Actor;
  permissions: Permissions;
  /** The peer's own address, or the address that a trusted proxy names. Absent for automatic acts. */
  requestIp?: string;
  /**
   * The time by which a decision about a number must be made (on the clock of `performance.now()`); after it the answer
   * is no.
   */
  answerBy?: number;
  db: Db | Tx;
  /** Runs `run` after the outermost commit, or never. */
  afterCommit(run: () => void): void;
};

/** Makes a context outside any transaction: `afterCommit` runs at once. */
export function makeContext(parts: Omit<Context, "db" | "afterCommit">): Context {
  return { ...parts, db, afterCommit: (run) => run() };
}

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
