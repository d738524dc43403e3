import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** Thrown in a chunk's transaction, so that it is undone: the job was stopped, or has failed, meanwhile. */
export class Ended extends Error {}

/**
 * For the rest of the transaction: foreign keys are checked row by row, and planning each check anew, as this process's
 * connections do, takes half of the time. A plan is kept for this chunk, and none is kept from when the tables were small.
 */
export async function keepPlans({ db }: Pick<Context, "db">): Promise<void> {
  await db.execute(sql`discard plans`);
  await db.execute(sql`set local plan_cache_mode = auto`);
}
