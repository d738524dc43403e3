import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/**
 * Returns a digest that tells stored files apart by their bytes: the SHA-256 of the SHA-256 of each chunk, in hex.
 * Files are cut into equal chunks.
 */
export async function digestOf({ db, companyId }: Context, storedFileId: number): Promise<string> {
  const [file] = await db.execute<{ digest: string | null }>(sql`
    select encode(sha256(string_agg(sha256(bytes), ''::bytea order by position)), 'hex') as digest
    from stored_file_chunks where company_id = ${companyId} and stored_file_id = ${storedFileId}`);
  return file?.digest ?? "";
}
