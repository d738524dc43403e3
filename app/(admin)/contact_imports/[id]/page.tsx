import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AutoRefresh } from "@/components/auto-refresh";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { ImportStatus } from "@/db/enums";
import { getNamedImport, type NamedImport } from "@/lib/contact-imports/listing";
import { NotFound } from "@/lib/errors";
import { pageContext, type PageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../../blacklist-tabs";
import { UndoState } from "../../unblock_contact_jobs/undo-state";
import { DiscardFile } from "../discard-file";
import { Draft } from "./draft";
import { Intent } from "./intent";
import { Rejections } from "./rejections";
import { Run } from "./run";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Blacklist File" };

const ENDED = new Set<ImportStatus>(["succeeded", "failed", "stopped"]);

/**
 * One upload: while it is a draft, its settings and a preview; then its progress, the result of its rows, and its undo.
 */
export default async function ContactImportPage({ params }: Props) {
  const ctx = await pageContext("suppression_list");
  const file = await find(ctx, Number((await params).id));
  const zone = ctx.member.company.timeZone;
  return (
    <>
      <PageHeader
        parent={{ label: "Blacklist Files", href: "/contact_imports" }}
        title={file.name}
        subtitle={<Intent file={file} zone={zone} />}
        actions={
          <>
            {(file.status === "draft" || file.status === "uploading") && <DiscardFile file={file} />}
            {file.status !== "uploading" && <OriginalFile id={file.id} />}
          </>
        }
      />
      <BlacklistTabs />
      <div className="max-w-[720px]">
        {file.status === "uploading" && (
          <>
            <AutoRefresh />
            <p className="text-muted">
              The file is still on its way. If the connection broke, this entry vanishes within a day; nothing
              is blocked.
            </p>
          </>
        )}
        {file.status === "draft" ? <Draft ctx={ctx} file={file} /> : <Run ctx={ctx} file={file} />}
        {ENDED.has(file.status) && (
          <UndoState
            ctx={ctx}
            what={{ contactImportId: file.id }}
            href={`/contact_imports/${file.id}/undo`}
            undoable={file.blockedCount + file.unblockedCount}
          />
        )}
        {file.rejectedCount > 0 && <Rejections ctx={ctx} file={file} />}
      </div>
    </>
  );
}

async function find(ctx: PageContext, id: number): Promise<NamedImport> {
  try {
    return await getNamedImport(ctx, id);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

function OriginalFile({ id }: { id: number }) {
  return (
    <Button asChild>
      <a href={`/contact_imports/${id}/file`} download>
        Download the original file
      </a>
    </Button>
  );
}
