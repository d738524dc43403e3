import postgres from "postgres";
import { migrateDatabase } from "@/db/migrate";

/**
 * For tests of the queue: makes a database of this test file's own, in which `@/db` works from now on, and returns its
 * name. In the database that the test files share, jobs of others would come and go.
 */
export async function useOwnDatabase(purpose: string): Promise<string> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  const name = `${purpose}_${process.pid}`;
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
  await migrateDatabase(url.href);
  return name;
}
