import type { FormAction } from "@/lib/form-result";
import { Card, SectionTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { count, counted } from "@/components/ui/figures";
import { PageHeader } from "@/components/ui/page-header";
import { StatRow } from "@/components/ui/stats";
import { AppError } from "@/lib/errors";
import type { Undone } from "@/lib/unblock-contact-jobs/schema";
import { previewUndo, type UndoPreview } from "@/lib/unblock-contact-jobs/undoing";
import type { PageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../blacklist-tabs";
import { ConfirmForm } from "./confirm-form";
import { SampleTable } from "./sample-table";

type UndoPageProps = {
  ctx: PageContext;
  what: Undone;
  /** The name of what is undone. */
  name: string;
  /** The page of what is undone. A person who changes their mind goes back there. */
  href: string;
  action: FormAction;
  id: number;
};

/**
 * The last page before an upload or a bulk unblocking is undone: how many numbers, which ones, and which are left
 * alone.
 */
export async function UndoPage({ ctx, what, name, href, action, id }: UndoPageProps) {
  const preview = await look(ctx, what);
  return (
    <>
      <PageHeader
        parent={{ label: name, href }}
        title={`Undo: ${name}`}
        subtitle="Takes back only what it did and what nobody has changed or asked for again since."
      />
      <BlacklistTabs />
      <div className="max-w-[720px]">
        {"refusal" in preview ? (
          <p className="text-muted">{preview.refusal}</p>
        ) : (
          <Preview preview={preview} href={href} action={action} id={id} zone={ctx.member.company.timeZone} />
        )}
      </div>
    </>
  );
}

/** Returns what an undo would do, or a sentence that says why there is nothing to undo. */
async function look(ctx: PageContext, what: Undone): Promise<UndoPreview | { refusal: string }> {
  try {
    return await previewUndo(ctx, what);
  } catch (error) {
    if (error instanceof AppError && (error.status === 409 || error.status === 422))
      return { refusal: error.message };
    throw error;
  }
}

type PreviewProps = { preview: UndoPreview; href: string; action: FormAction; id: number; zone: string };

function Preview({ preview, href, action, id, zone }: PreviewProps) {
  const { count: many, askedAgain, changedSince, sample } = preview;
  const unblocks = preview.action === "unblock";
  const confirm = unblocks ? `Unblock ${counted(many, "number")}` : `Block ${counted(many, "number")} again`;
  return (
    <>
      <StatRow
        stats={[
          { label: unblocks ? "would be unblocked" : "would be blocked again", value: count(many) },
          { label: "left alone: a block was asked for again", value: count(askedAgain) },
          { label: "left alone: changed since", value: count(changedSince) },
        ]}
        className="mb-5"
      />
      {many === 0 ? (
        <div className="rounded-lg border border-line">
          <EmptyState title="There is nothing left to take back">
            Every number that it changed has been taken back, changed or asked for again since.
          </EmptyState>
        </div>
      ) : (
        <Card title={`${confirm}?`}>
          <p id="what-happens" className="mb-4 text-muted leading-6">
            {unblocks
              ? "They are then dialed, matched to offers and texted again, each with a row in its log."
              : "They are then not dialed, matched to offers or texted, each for the reason it was blocked for before."}{" "}
            An undo cannot be undone itself.
          </p>
          <ConfirmForm
            action={action}
            fields={{ id }}
            shown={many}
            confirm={confirm}
            pendingText="Starting…"
            cancelHref={href}
            describedBy="what-happens"
          />
        </Card>
      )}
      {sample.length > 0 && (
        <>
          <SectionTitle>
            {many > sample.length ? `${count(sample.length)} of ${counted(many, "number")}` : "The numbers"}
          </SectionTitle>
          <SampleTable
            caption="Some of the numbers that would change"
            rows={sample.map((row) => ({ ...row, zone }))}
          />
        </>
      )}
    </>
  );
}
