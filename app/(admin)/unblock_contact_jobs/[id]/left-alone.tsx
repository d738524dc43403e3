import { Button } from "@/components/ui/button";
import { SectionTitle } from "@/components/ui/card";
import { count, counted } from "@/components/ui/figures";
import { firstLeftAlone } from "@/lib/unblock-contact-jobs/listing-left-alone";
import type { NamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";
import type { PageContext } from "@/lib/web/context";
import { LeftAloneTable } from "./left-alone-table";

const SHOWN = 100;

/** Shows the first numbers that a job left as they are, each with the reason, and a link to all of them as a file. */
export async function LeftAlone({ ctx, job }: { ctx: PageContext; job: NamedUnblockJob }) {
  const rows = await firstLeftAlone(ctx, { id: job.id, most: SHOWN });
  const all = job.changedCount;
  return (
    <>
      <SectionTitle
        actions={
          <Button asChild>
            <a href={`/unblock_contact_jobs/${job.id}/left_alone`} download>
              Download {counted(all, "number")}
            </a>
          </Button>
        }
      >
        {all > rows.length ? `First ${count(rows.length)} numbers left alone` : "Numbers left alone"}
      </SectionTitle>
      <LeftAloneTable rows={rows.map(({ contactId, number, why }) => ({ contactId, number, why }))} />
    </>
  );
}
