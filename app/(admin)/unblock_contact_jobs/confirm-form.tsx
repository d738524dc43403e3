"use client";

import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/fields";
import type { FormAction } from "@/lib/form-result";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { count } from "@/components/ui/figures";
import { UNCONFIRMED } from "@/lib/unblock-contact-jobs/schema";

type ConfirmFormProps = {
  action: FormAction;
  /** The values that the action gets, by field name. */
  fields: Record<string, string | number>;
  /** How many numbers the page shows. When there are many, the person also types the count. */
  shown: number;
  /** The words of the button, verb and object: "Unblock 9,812 numbers". */
  confirm: string;
  pendingText: string;
  cancelHref: string;
  /** The id of the sentence that says what will happen. */
  describedBy: string;
  children?: ReactNode;
};

/**
 * The last step before many numbers change. When there are many, the person types the count. The safe choice has the
 * focus.
 */
export function ConfirmForm(props: ConfirmFormProps) {
  const { action, fields, shown, confirm, pendingText, cancelHref, describedBy, children } = props;
  const cancel = useRef<HTMLAnchorElement>(null);
  useEffect(() => cancel.current?.focus({ preventScroll: true }), []);
  return (
    <ActionForm action={action}>
      {Object.entries({ ...fields, shown }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {shown > UNCONFIRMED && (
        <TextField
          key={shown}
          name="expected_count"
          label={`Type ${count(shown)} to confirm`}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-60"
        />
      )}
      <FormActions>
        <Button asChild>
          <Link ref={cancel} href={cancelHref} aria-describedby={describedBy}>
            Cancel
          </Link>
        </Button>
        <SubmitButton variant="danger" pendingText={pendingText}>
          {confirm}
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
