import type { ContactImport } from "@/db/schema/contact-imports";
import { getImport } from "@/lib/contact-imports/reading";
import { AppError } from "@/lib/errors";
import type { Selection } from "@/lib/unblock-contact-jobs/schema";
import { previewUnblock } from "@/lib/unblock-contact-jobs/selecting";
import type { PageContext } from "@/lib/web/context";

type UnblockPreview = Awaited<ReturnType<typeof previewUnblock>>;

export type Looked = {
  /** Null while the column of an uploaded list is to be chosen. */
  preview: UnblockPreview | null;
  /** The list that the numbers are read from. */
  list: ContactImport | null;
  /** The upload whose numbers are unblocked, by its name. */
  contactImportName: string | null;
};

/** What a choice would unblock, or why that cannot be said, by the URL's words. */
export type Seen = (Looked & { problems?: undefined }) | { problems: Record<string, string[]> };

/** Looks at what a choice would unblock. */
export async function lookAt(ctx: PageContext, selection: Selection): Promise<Seen> {
  try {
    const named =
      selection.by === "file" || selection.by === "contact_import"
        ? await getImport(ctx, Number(selection.contactImportId))
        : null;
    const list = selection.by === "file" ? named : null;
    if (list?.status === "failed")
      return { problems: { base: [list.errorMessage ?? "The file cannot be read."] } };
    const known = { list, contactImportName: named?.name ?? null };
    if (list?.status === "draft" && list.numberColumns.length === 0) return { ...known, preview: null };
    return { ...known, preview: await previewUnblock(ctx, selection) };
  } catch (error) {
    if (error instanceof AppError && error.status !== 503) return { problems: error.errors };
    throw error;
  }
}
