import { sql } from "drizzle-orm";
import { db } from "@/db";

/** How long a key's answer is kept. */
export const KEY_KEPT_HOURS = 24;

/** Removes expired answers. */
export async function removeExpiredKeys(): Promise<void> {
  await db.execute(
    sql`delete from idempotency_keys where created_at <= clock_timestamp() - make_interval(hours => ${KEY_KEPT_HOURS})`,
  );
}
