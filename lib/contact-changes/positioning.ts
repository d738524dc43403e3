import { sql } from "drizzle-orm";
import { db } from "@/db";
import { givePositions } from "./inner/sequencing";

/** Gives positions in each company whose logs have grown, so that no reader of the feed finds much to do. */
export async function giveAllPositions(): Promise<void> {
  const grown = await db.execute<{ id: number }>(sql`
    select id from companies where greatest(
      (select max(id) from block_logs where company_id = companies.id),
      (select max(id) from opt_out_logs where company_id = companies.id)) >
      coalesce((select max(last_id) from change_segments where company_id = companies.id), 0)`);
  for (const { id } of grown) await givePositions(id);
}
