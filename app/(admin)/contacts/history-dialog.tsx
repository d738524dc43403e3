"use client";

import Link from "next/link";
import { useState, useTransition } from "react";
import { usePerform } from "@/components/form/not-done";
import { History } from "@/components/history";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { counted } from "@/components/ui/figures";
import { TableSkeleton } from "@/components/ui/skeleton";
import { type ReadHistory, readHistory } from "./actions";

type HistoryDialogProps = { contactId: number; number: string; entries: number; zone: string };

/** A button with the number of a row's log entries. It opens them in a window, without leaving the list. */
export function HistoryDialog({ contactId, number, entries, zone }: HistoryDialogProps) {
  const [history, setHistory] = useState<ReadHistory>();
  const [pending, startTransition] = useTransition();
  const perform = usePerform();

  function read() {
    startTransition(async () => {
      setHistory(await perform(() => readHistory(contactId), "history not read"));
    });
  }

  return (
    <Dialog onOpenChange={(open) => open && read()}>
      <DialogTrigger
        aria-label={`${counted(entries, "entry", "entries")} of ${number}`}
        className="rounded-sm underline decoration-field/60 underline-offset-2 hover:text-ink"
      >
        {counted(entries, "entry", "entries")}
      </DialogTrigger>
      <DialogContent
        title={<span className="mono">{number}</span>}
        description="Its blocks, unblocks and opt-outs, the newest first."
        className="max-w-3xl"
        footer={
          <Button asChild>
            <Link href={`/contacts/${contactId}`}>Open the contact</Link>
          </Button>
        }
      >
        {history?.ok ? (
          <History caption={`History of ${number}`} entries={history.entries} zone={zone} />
        ) : history && !pending ? (
          <div role="alert" className="grid justify-items-start gap-3">
            <p>The history could not be read. {Object.values(history.errors).flat().join(" ")}</p>
            <Button onClick={read}>Try again</Button>
          </div>
        ) : (
          <TableSkeleton rows={Math.min(entries, 8)} label="Reading the history" />
        )}
        {history?.ok && !history.complete && (
          <p className="mt-2 text-muted text-sm">Only the newest are shown; the API gives them all.</p>
        )}
      </DialogContent>
    </Dialog>
  );
}
