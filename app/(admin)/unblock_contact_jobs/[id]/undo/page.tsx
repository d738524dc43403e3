import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NotFound } from "@/lib/errors";
import { getNamedUnblockJob } from "@/lib/unblock-contact-jobs/listing";
import { clearContext } from "../../clear-context";
import { UndoPage } from "../../undo-page";
import { undoJob } from "../../actions";
import { whatOf } from "../../what";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Undo" };

/** Shows what undoing a bulk unblocking would do, and the button that does it. */
export default async function UndoUnblockContactJobPage({ params }: Props) {
  const ctx = await clearContext();
  const id = Number((await params).id);
  const job = await getNamedUnblockJob(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  return (
    <UndoPage
      ctx={ctx}
      what={{ unblockContactJobId: id }}
      name={whatOf(job, ctx.member.company.timeZone)}
      href={`/unblock_contact_jobs/${id}`}
      action={undoJob}
      id={id}
    />
  );
}
