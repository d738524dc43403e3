import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import postgresClient from "postgres";

/**
 * Vitest's global set-up: starts a throw-away PostgreSQL for the whole run, and gives its URL to `@/db` in every test
 * file.
 */
export default async function setUp() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-test-"));
  const postgres = await startPostgres({ dataDir, durable: false });
  await migrateDatabase(postgres.url);
  await startIdsAt(postgres.url, 1_000_000);
  process.env.DATABASE_URL = postgres.url;
  process.env.NEXTAUTH_SECRET ??= "a secret for tests alone";
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/**
 * Starts ids above three digits. An id of three digits may be an emergency number, which is refused in other words
 * where a number is asked for.
 */
async function startIdsAt(url: string, id: number) {
  const sql = postgresClient(url, { max: 1 });
  await sql`select setval('contacts_id_seq', ${id})`;
  await sql.end();
}
