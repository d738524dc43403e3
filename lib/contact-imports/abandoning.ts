import { sql } from "drizzle-orm";
import { db } from "@/db";

/** How many hours a draft that is not started, and what a broken upload left, are kept. */
export const UPLOAD_KEPT_HOURS = 24;

/**
 * Removes drafts that were not started and uploads that broke, when they are a day old, with their files. An upload
 * that another record names is kept.
 */
export async function removeAbandonedUploads(): Promise<void> {
  await db.execute(sql`
    with gone as (
      delete from contact_imports as old
      where status in ('uploading', 'draft') and updated_at < now() - make_interval(hours => ${UPLOAD_KEPT_HOURS})
        and not exists (select from data_exports as made
          where made.company_id = old.company_id and made.contact_import_id = old.id)
        and not exists (select from unblock_contact_jobs as job
          where job.company_id = old.company_id and job.contact_import_id = old.id)
      returning company_id, stored_file_id)
    delete from stored_files using gone
    where stored_files.company_id = gone.company_id and stored_files.id = gone.stored_file_id`);
}
