import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres from "postgres";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any constant. The process that migrates a database holds the advisory lock of this number meanwhile. */
const MIGRATION_LOCK = 7_191_231_234;

/**
 * Brings the database at `url` to the newest schema, the job queue's included. Several processes may do so at once: one
 * migrates, the rest wait.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(client), { migrationsFolder: folder });
    await runMigrations({ connectionString: url });
  } finally {
    await client.end({ timeout: 5 });
  }
}
