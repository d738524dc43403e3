import { getImport } from "@/lib/contact-imports/reading";
import { rejectedRows } from "@/lib/contact-imports/rejections";
import { download } from "@/lib/web/downloads";

/** Sends the rejected rows of an upload as CSV, to correct and upload again. */
export const GET = download<{ id: string }>(async (ctx, { id }) => {
  const { name } = await getImport(ctx, Number(id));
  const stem = name.replace(/\.(csv|txt|tsv|gz|zip|xlsx)$/gi, "");
  return {
    name: `${stem} rejected.csv`,
    contentType: "text/csv; charset=utf-8",
    pieces: await rejectedRows(ctx, Number(id)),
  };
});
