import { sql } from "drizzle-orm";
import { checksDb } from "@/db";
import { hearsChanges, listenForChanges } from "./changes";
import { LOOK_UP_MS } from "./time-limits";

/**
 * Returns whether this process can answer for certain now: the database answers in time, and changes that other
 * processes make are heard. Never throws.
 */
export async function isReady(): Promise<boolean> {
  listenForChanges();
  if (!hearsChanges()) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), LOOK_UP_MS);
  });
  const answers = checksDb.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  return Promise.race([answers, late]).finally(() => clearTimeout(timer));
}
