import { openDownload } from "@/lib/data-exports/downloading";
import { partialDownload } from "@/lib/web/downloads";

/** The file of an export; a download that broke off is resumed where it did. */
export const GET = partialDownload<{ id: string }>((ctx, { id }) => openDownload(ctx, { id: Number(id) }));
