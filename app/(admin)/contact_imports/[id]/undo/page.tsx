import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getImport } from "@/lib/contact-imports/reading";
import { NotFound } from "@/lib/errors";
import { undoUpload } from "../../../unblock_contact_jobs/actions";
import { clearContext } from "../../../unblock_contact_jobs/clear-context";
import { UndoPage } from "../../../unblock_contact_jobs/undo-page";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Undo" };

/** Shows what undoing an upload would do, and the button that does it. */
export default async function UndoContactImportPage({ params }: Props) {
  const ctx = await clearContext();
  const id = Number((await params).id);
  const { name } = await getImport(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  return (
    <UndoPage
      ctx={ctx}
      what={{ contactImportId: id }}
      name={name}
      href={`/contact_imports/${id}`}
      action={undoUpload}
      id={id}
    />
  );
}
