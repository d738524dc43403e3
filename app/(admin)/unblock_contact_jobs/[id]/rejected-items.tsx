import { SectionTitle } from "@/components/ui/card";
import { count } from "@/components/ui/figures";
import type { UnblockContactJob } from "@/db/schema/unblock-contact-jobs";
import { ProblemsTable } from "../problems-table";

const SHOWN = 100;

/** Shows the items of the request that are not phone numbers, and why. */
export function RejectedItems({ job }: { job: UnblockContactJob }) {
  const rows = job.rejections.slice(0, SHOWN);
  const title =
    job.rejectedCount > rows.length
      ? `First ${count(rows.length)} of ${count(job.rejectedCount)} rejected`
      : "Rejected";
  return (
    <>
      <SectionTitle>{title}</SectionTitle>
      <ProblemsTable rows={rows} />
    </>
  );
}
