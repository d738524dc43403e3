import { importById } from "./inner/record";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";

/** Returns the upload with this id. Needs `Contact:import`. */
export async function getImport(ctx: Context, id: number): Promise<ContactImport> {
  allow(ctx, "Contact:import");
  return importById(ctx, id);
}
