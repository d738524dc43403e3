import { drizzle } from "drizzle-orm/postgres-js";
import { openPool } from "./pool";
import { urlInUse } from "./url";

/**
 * Connects to PostgreSQL (`DATABASE_URL`) at first use, so that a build, which imports everything and has no database,
 * needs none.
 */
function connect({ max, statementTimeout = 0 }: { max: number; statementTimeout?: number }) {
  const client = openPool(urlInUse(), {
    max,
    connect_timeout: 5,
    onnotice: () => {},
    connection: {
      application_name: "blacklist",
      // A plan is made for each statement with its own numbers. A plan made for three numbers and an empty table, kept
      // by the connection and used for ten thousand numbers and a million contacts, takes minutes instead of a second.
      plan_cache_mode: "force_custom_plan",
      statement_timeout: statementTimeout,
    },
  });
  return drizzle(client, { casing: "snake_case" });
}

export type Db = ReturnType<typeof connect>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

type Pools = { db?: Db; checks?: Db };
const global = globalThis as typeof globalThis & { blacklistPools?: Pools };

/** A pool of this process. It is kept on globalThis, because hot reload and Next's several bundles share it. */
function pool(name: keyof Pools, open: () => Db): Db {
  return new Proxy({} as Db, {
    get(_, property) {
      const pools = (global.blacklistPools ??= {});
      const opened = (pools[name] ??= open());
      return Reflect.get(opened, property, opened);
    },
  });
}

/** Drizzle over the process's connections. Times come and go as JavaScript Dates. */
export const db: Db = pool("db", () => connect({ max: Number(process.env.DATABASE_POOL || 10) }));

/**
 * Connections for the blocked check alone. No page's slow query holds them, and the server itself gives up a statement
 * after the half second that is promised (`PROMISED_MS` in lib/time-limits.ts, which this folder may not import).
 */
export const checksDb: Db = pool("checks", () => connect({ max: 4, statementTimeout: 500 }));

/** Closes the pools; for scripts and tests that end. */
export async function closeDb(): Promise<void> {
  const pools = Object.values(global.blacklistPools ?? {});
  delete global.blacklistPools;
  await Promise.all(pools.map(({ $client }) => $client.end({ timeout: 5 })));
}
