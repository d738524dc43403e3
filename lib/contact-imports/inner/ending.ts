import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { publishOne } from "@/lib/outbox";
import { changeImport } from "./record";
import { contactImportRecord } from "../presenting";

type Ending = Partial<ContactImport> & { status: "succeeded" | "failed" | "stopped" };

/** Ends an upload that waited or ran, and tells subscriptions; in a transaction that holds its record. */
export async function endImport(
  ctx: Pick<Context, "companyId" | "db">,
  id: number,
  values: Ending,
): Promise<ContactImport> {
  const record = await changeImport(ctx, id, values);
  await publishOne(ctx, "contact_import_finished", () => contactImportRecord.present(record));
  return record;
}
