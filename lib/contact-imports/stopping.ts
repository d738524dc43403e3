import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { Conflict } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { lockImport, stopLockedImport } from "./inner/record";

/**
 * Stops an upload that waits or runs, at once: a chunk under way is undone, and no row follows. What is done stays
 * done. Returns an upload that has already ended as it is. Needs `Contact:import`.
 */
export async function stopImport(ctx: Context, { id }: { id: number }): Promise<ContactImport> {
  allow(ctx, "Contact:import");
  return transaction(ctx, async (ctx) => {
    const record = await lockImport(ctx, id);
    if (record.status === "uploading" || record.status === "draft")
      throw new Conflict("The upload has not been started.");
    return stopLockedImport(ctx, record);
  });
}
