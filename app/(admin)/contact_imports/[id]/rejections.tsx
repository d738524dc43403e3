import { Button } from "@/components/ui/button";
import { SectionTitle } from "@/components/ui/card";
import { count, counted } from "@/components/ui/figures";
import type { NamedImport } from "@/lib/contact-imports/listing";
import { firstRejections } from "@/lib/contact-imports/rejections";
import type { PageContext } from "@/lib/web/context";
import { RejectionsTable } from "./rejections-table";

const SHOWN = 20;

/** The first rejected rows, each with its line and the reason, and all of them as a file. */
export async function Rejections({ ctx, file }: { ctx: PageContext; file: NamedImport }) {
  const rows = await firstRejections(ctx, { id: file.id, most: SHOWN });
  const all = file.rejectedCount;
  return (
    <>
      <SectionTitle
        actions={
          <Button asChild>
            <a href={`/contact_imports/${file.id}/rejected_rows`} download>
              Download {counted(all, "rejected row")}
            </a>
          </Button>
        }
      >
        {all > rows.length ? `First ${count(rows.length)} rejected rows` : "Rejected rows"}
      </SectionTitle>
      <RejectionsTable rows={rows.map(({ line, text, problem }) => ({ line, text, problem }))} />
      <p className="mt-2 text-muted text-sm">
        The downloaded file has every column of these rows. Correct it and upload it as it is.
      </p>
    </>
  );
}
