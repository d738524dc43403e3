import { exportById } from "./inner/record";
import type { DataExport } from "@/db/schema/data-exports";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";

/** Returns the export with this id. Throws `NotFound`. Needs `Contact:export`. */
export async function getExport(ctx: Context, id: number): Promise<DataExport> {
  allow(ctx, "Contact:export");
  return exportById(ctx, id);
}
