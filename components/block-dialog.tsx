"use client";

import type { RefObject } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField, TextareaField } from "@/components/form/fields";
import type { FormAction } from "@/lib/form-result";
import { SubmitButton } from "@/components/form/submit-button";
import { REASON_WORDS } from "@/components/reasons";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { blockReasons } from "@/db/enums";

const REASONS = blockReasons.map((reason) => ({ value: reason, label: REASON_WORDS[reason] }));

type BlockDialogProps = {
  number: string;
  /** The state wanted when the window was opened. */
  wanted: boolean;
  open: boolean;
  onClose: () => void;
  /** The element that gets the focus when the window closes. */
  opener: RefObject<HTMLButtonElement | null>;
  /** Gets `blocked`, `reason` and `note`. The action itself reports its success. */
  action: FormAction;
};

/** Blocks or unblocks one number with a reason and a note. */
export function BlockDialog({ number, wanted, open, onClose, opener, action }: BlockDialogProps) {
  const run: FormAction = async (previous, data) => {
    const result = await action(previous, data);
    return result.ok ? { ok: true } : result;
  };
  return (
    <Dialog open={open} onOpenChange={(now) => now || onClose()}>
      <DialogContent
        title={wanted ? "Block Caller" : "Unblock Caller"}
        description={
          <>
            <span className="mono">{number}</span>{" "}
            {wanted
              ? "will not be dialed, matched or texted. Reason and note stay in its history."
              : "can be dialed, matched and texted again. Reason and note stay in its history."}
          </>
        }
        opener={opener}
      >
        <ActionForm action={run} onDone={onClose}>
          <input type="hidden" name="blocked" value={String(wanted)} />
          <SelectField name="reason" label="Reason" optional options={REASONS} placeholder="No reason" />
          <TextareaField name="note" label="Note" optional rows={3} maxLength={2_000} />
          <div className="flex flex-wrap justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton pendingText={wanted ? "Blocking…" : "Unblocking…"}>
              {wanted ? "Block" : "Unblock"} {number}
            </SubmitButton>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
