"use client";

import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { RadioField, SelectField, TextareaField } from "@/components/form/fields";
import { SubmitButton } from "@/components/form/submit-button";
import { REASON_WORDS } from "@/components/reasons";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { blockReasons } from "@/db/enums";
import { decide } from "./actions";

const REASONS = blockReasons.map((reason) => ({ value: reason, label: REASON_WORDS[reason] }));

const optOut = {
  value: "opt_out",
  label: "Opt out",
  help: "Neither dialed nor texted any more; the person may call in.",
};
const block = { value: "block", label: "Block", help: "Nor matched to an offer when they call." };
const dismiss = { value: "dismiss", label: "Dismiss", help: "It is no revocation. Nothing changes." };

type DecideProps = { id: number; number: string; mayBlock: boolean };

/** Decides about one text, with the reason. */
export function DecideDialog({ id, number, mayBlock }: DecideProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Decide…</Button>
      </DialogTrigger>
      <DialogContent
        title="Decide about this text"
        description={
          <>
            From <span className="mono">{number}</span>. Who decided, when and why stays on record.
          </>
        }
      >
        <ActionForm action={decide} onDone={() => setOpen(false)}>
          <input type="hidden" name="id" value={id} />
          <RadioField
            name="decision"
            label="Decision"
            options={mayBlock ? [optOut, block, dismiss] : [optOut, dismiss]}
            defaultValue="opt_out"
            columns={1}
          />
          {mayBlock && (
            <SelectField
              name="reason"
              label="Reason of a block"
              options={REASONS}
              defaultValue="dnc_request"
              help="Only for Block."
            />
          )}
          <TextareaField
            name="note"
            label="Why"
            rows={2}
            maxLength={2_000}
            help="One sentence: “asks for no more texts”, “means the appointment”."
          />
          <div className="flex flex-wrap justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton pendingText="Deciding…">Decide</SubmitButton>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
