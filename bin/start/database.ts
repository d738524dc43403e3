import { closeDb } from "@/db";
import { startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { seedDemo } from "@/db/seed";
import type { Env } from "@/lib/env";
import { messageOf, CommandRefusal } from "../kit/refusal";
import { checkDatabase } from "./checks";
import { keepRunning, type Running } from "./keeping";

export type Database = { url: string; stop(): Promise<void> };

/**
 * Opens the database of DATABASE_URL, if it answers, or else the embedded PostgreSQL, which it keeps running on one
 * port.
 */
export async function openDatabase({ databaseUrl, dataDir }: Env): Promise<Database> {
  if (databaseUrl) {
    await checkDatabase(databaseUrl);
    return { url: databaseUrl, stop: async () => {} };
  }
  const start = async (port?: number) => {
    const { ended, ...postgres } = await startPostgres({ dataDir, port });
    return { ...postgres, ended: ended.then(() => "see postgres.log in DATA_DIR") } satisfies Running;
  };
  const first = await start().catch((error: unknown) => {
    throw new CommandRefusal(messageOf(error));
  });
  return { url: first.url, stop: keepRunning("PostgreSQL", () => start(first.port), first).stop };
}

/** Brings the database to the newest schema; an empty embedded one gets the demo too. */
export async function prepareDatabase(url: string, { databaseUrl, demo }: Env): Promise<void> {
  await migrateDatabase(url).catch((error: unknown) => {
    throw new CommandRefusal(`The database cannot be brought to the newest schema (${messageOf(error)}).`);
  });
  if (!demo || databaseUrl) return;
  process.env.DATABASE_URL = url;
  try {
    await seedDemo();
  } finally {
    await closeDb();
  }
}
