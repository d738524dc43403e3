import { findRunningPostgres } from "@/db/embedded";
import { env } from "@/lib/env";
import { CommandRefusal } from "./kit/refusal";

/** `npm run -s db-url`: prints the connection URL of the database in use, for psql and backups. */
export default async function printUrl(): Promise<number> {
  const { databaseUrl, dataDir } = env();
  const url = databaseUrl ?? findRunningPostgres(dataDir);
  if (!url) throw new CommandRefusal(`No database runs on ${dataDir}: npm start starts it.`);
  console.log(url);
  return 0;
}
