import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** Thrown in a chunk's transaction to undo it, because the job was stopped or has failed meanwhile. */
export class Ended extends Error {}

/**
 * Keeps plans for the rest of the transaction. Foreign keys are checked row by row, and this process's connections plan
 * each check anew, which takes half of the time. So a chunk keeps its plans, and drops those from when the tables were
 * small.
 */
export async function keepPlans({ db }: Pick<Context, "db">): Promise<void> {
  await db.execute(sql`discard plans`);
  await db.execute(sql`set local plan_cache_mode = auto`);
}
