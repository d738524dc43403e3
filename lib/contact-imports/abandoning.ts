import { sql } from "drizzle-orm";
import { db } from "@/db";

/** Removes drafts that nobody started and uploads that broke, a day old, with their files. */
export async function removeAbandonedUploads(): Promise<void> {
  await db.execute(sql`
    with gone as (
      delete from contact_imports where status in ('uploading', 'draft') and updated_at < now() - interval '24 hours'
      returning company_id, stored_file_id)
    delete from stored_files using gone
    where stored_files.company_id = gone.company_id and stored_files.id = gone.stored_file_id`);
}
