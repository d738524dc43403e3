"use client";

import { ActionForm } from "@/components/form/action-form";
import { TextareaField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { changeDispositions } from "./actions";

/** Changes the outcomes of a call or lead that people may choose. */
export function DispositionsForm({ dispositions }: { dispositions: readonly string[] }) {
  return (
    <ActionForm action={changeDispositions}>
      <TextareaField
        name="dispositions"
        label="Dispositions"
        optional
        rows={Math.min(12, Math.max(4, dispositions.length + 1))}
        defaultValue={dispositions.join("\n")}
        help="One a line: the outcomes to choose from on a call or lead, in this order. What was chosen already stays; a schedule that waits for one that is gone waits in vain."
      />
      <FormActions>
        <SubmitButton variant="secondary" pendingText="Changing the dispositions…">
          Change the dispositions
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
