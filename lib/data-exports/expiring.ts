import { sql } from "drizzle-orm";
import { db } from "@/db";

/** Removes the files of exports that are past their time. Their records stay and say so. */
export async function removeExpiredExports(): Promise<void> {
  await db.execute(sql`
    with due as materialized (
      select company_id, id, stored_file_id from data_exports
      where expires_at < now() and stored_file_id is not null for update),
    emptied as (
      update data_exports set stored_file_id = null, updated_at = now() from due
      where data_exports.company_id = due.company_id and data_exports.id = due.id)
    delete from stored_files using due
    where stored_files.company_id = due.company_id and stored_files.id = due.stored_file_id`);
}
