import { closeDb } from "@/db";
import { findRunningPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { env } from "@/lib/env";
import { takeDataDir } from "./data-dir";
import { checkDatabase, checkDataDir } from "../start/checks";

/**
 * Runs a command on the database in use. When `npm start` is not running, it starts the embedded one and stops it
 * after.
 */
export async function withDatabase<T>(run: () => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = env();
  if (databaseUrl) await checkDatabase(databaseUrl);
  const inUse = databaseUrl ?? findRunningPostgres(dataDir);
  if (inUse) return runOn(inUse, run);

  checkDataDir(dataDir);
  const lock = await takeDataDir(dataDir);
  try {
    const postgres = await startPostgres({ dataDir });
    try {
      return await runOn(postgres.url, run);
    } finally {
      await postgres.stop();
    }
  } finally {
    lock.release();
  }
}

async function runOn<T>(url: string, run: () => Promise<T>) {
  process.env.DATABASE_URL = url;
  await migrateDatabase(url);
  try {
    return await run();
  } finally {
    await closeDb();
  }
}
