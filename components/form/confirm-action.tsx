"use client";

import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { ActionForm } from "@/components/form/action-form";
import type { FormAction } from "@/lib/form-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";

type ConfirmActionProps = {
  action: FormAction;
  /** The values that the action gets, by field name. */
  fields: Record<string, string | number>;
  /** The words of the button that opens the question. */
  label: ReactNode;
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The words of the button that runs the action: verb and object. */
  confirm: string;
  pendingText: string;
  danger?: boolean;
  size?: ButtonProps["size"];
};

/** A button that says what it will do before it does it. The safe choice has the focus. */
export function ConfirmAction(props: ConfirmActionProps) {
  const { action, fields, label, title, children, confirm, pendingText, danger, size } = props;
  const [open, setOpen] = useState(false);

  /** Reports success here, because the action may remove this button from the page, and the form with it. */
  const run: FormAction = async (previous, data) => {
    const result = await action(previous, data);
    if (!result.ok) return result;
    if (result.message) toast.success(result.message);
    setOpen(false);
    return { ok: true, redirect: result.redirect };
  };

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size={size}>{label}</Button>
      </DialogTrigger>
      <DialogContent title={title}>
        <ActionForm action={run}>
          <div className="grid gap-2 text-muted leading-6 [&_strong]:text-ink">{children}</div>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="flex flex-wrap justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton variant={danger ? "danger" : "primary"} pendingText={pendingText}>
              {confirm}
            </SubmitButton>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
