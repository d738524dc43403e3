import Link from "next/link";
import type { ReactNode } from "react";
import { REASON_WORDS } from "@/components/reasons";
import { Time } from "@/components/ui/time";
import type { NamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";

/** Says what a job is for, who started it and when: "Unblocking 12 · spam · by owner@example.com, 4 minutes ago". */
export function Intent({ job, zone }: { job: NamedUnblockJob; zone: string }) {
  const who = job.person ?? (job.token && `token “${job.token}”`);
  return (
    <>
      {job.kind === "undo" ? "Undo" : "Unblocking"} {job.id}
      <About job={job} />
      {job.reason && ` · ${REASON_WORDS[job.reason]}`} · {who && `by ${who}, `}
      <Time value={job.createdAt} zone={zone} />
      {job.note && <span className="block">“{job.note}”</span>}
    </>
  );
}

/** A link to what is undone, or to the upload whose numbers are unblocked. */
function About({ job: { kind, contactImportId, contactImportName, undoneJobId } }: { job: NamedUnblockJob }) {
  const words = kind === "undo" ? " · takes back what " : " · of ";
  const end = kind === "undo" ? " did" : "";
  if (undoneJobId !== null)
    return (
      <>
        {words}
        <Plain href={`/unblock_contact_jobs/${undoneJobId}`}>unblocking {undoneJobId}</Plain>
        {end}
      </>
    );
  if (contactImportId === null) return null;
  return (
    <>
      {words}
      <Plain href={`/contact_imports/${contactImportId}`}>{contactImportName}</Plain>
      {end}
    </>
  );
}

function Plain({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="text-ink underline underline-offset-2 hover:no-underline">
      {children}
    </Link>
  );
}
