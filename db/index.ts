import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/**
 * The process's connections to PostgreSQL (`DATABASE_URL`). Made at first use, so that a build, which imports
 * everything and has no database, needs none. Times come and go as JavaScript Dates.
 */
function connect() {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error("DATABASE_URL is not set: start with npm start, or name a PostgreSQL database in it");
  const client = postgres(url, {
    max: Number(process.env.DATABASE_POOL ?? 10),
    connect_timeout: 5,
    onnotice: () => {},
    // A statement's plan is made for its own numbers: one that was made for three numbers and an empty table, kept by the
    // connection and then used for ten thousand numbers and a million contacts, takes minutes instead of a second.
    connection: { application_name: "blacklist", plan_cache_mode: "force_custom_plan" },
  });
  return drizzle(client, { casing: "snake_case" });
}

export type Db = ReturnType<typeof connect>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

const global = globalThis as typeof globalThis & { blacklistDb?: Db };

/** Drizzle over one pool per process (kept on globalThis: hot reload and Next's several bundles share it). */
export const db: Db = new Proxy({} as Db, {
  get(_, property) {
    global.blacklistDb ??= connect();
    return Reflect.get(global.blacklistDb, property, global.blacklistDb);
  },
});

/** Closes the pool; for scripts and tests that end. */
export async function closeDb(): Promise<void> {
  await global.blacklistDb?.$client.end({ timeout: 5 });
  delete global.blacklistDb;
}
