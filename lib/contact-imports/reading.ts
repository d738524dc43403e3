import { previewOf } from "./inner/preview-record";
import { importById } from "./inner/record";
import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";

/** Returns the upload with this id. Needs `Contact:import`. */
export async function getImport(ctx: Context, id: number): Promise<ContactImport> {
  allow(ctx, "Contact:import");
  return importById(ctx, id);
}

/** The upload with this id, and of a draft what it would do, as far as it is judged. Needs `Contact:import`. */
export async function getJudgedImport(ctx: Context, id: number) {
  const file = await getImport(ctx, id);
  return { file, preview: file.status === "draft" ? await previewOf(ctx, id) : null };
}
