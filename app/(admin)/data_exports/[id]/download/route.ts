import { openDownload } from "@/lib/data-exports/downloading";
import { partialDownload } from "@/lib/web/downloads";

/** Sends the file of an export. A download that broke off can resume where it stopped. */
export const GET = partialDownload<{ id: string }>((ctx, { id }) => openDownload(ctx, { id: Number(id) }));
