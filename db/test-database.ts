import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";

/** Vitest's global set-up: a throw-away PostgreSQL for the whole run, and its URL for `@/db` in every test file. */
export default async function setUp() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-test-"));
  const postgres = await startPostgres({ dataDir, durable: false });
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
  process.env.NEXTAUTH_SECRET ??= "a secret for tests alone";
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
