"use client";

import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import type { FormAction } from "@/lib/form-result";
import { SubmitButton } from "@/components/form/submit-button";
import type { Option } from "@/components/ui/select";
import { save } from "../../actions";
import { PersonFields, type PersonValues } from "../../person-fields";

type EditFormProps = {
  leadId: number;
  values: PersonValues & { disposition: string | null };
  /** When the lead was last changed, as the page read it. */
  updatedAt: string;
  dispositions: readonly string[];
  offers: readonly Option[];
  schedules: readonly Option[];
};

/**
 * The form that changes the facts about the person and the outcome. Typed text stays when the page is read again, so
 * the form remembers which state of the lead it began from: it refuses to save over another person's change.
 */
export function EditForm({ leadId, values, updatedAt, dispositions, offers, schedules }: EditFormProps) {
  const [seen, setSeen] = useState(updatedAt);
  const { disposition } = values;
  const known =
    disposition === null || dispositions.includes(disposition)
      ? dispositions
      : [disposition, ...dispositions];

  const send: FormAction = async (previous, data) => {
    const result = await save(previous, data);
    if (result.ok) setSeen(result.seen);
    return result;
  };

  return (
    <ActionForm action={send}>
      <input type="hidden" name="lead_id" value={leadId} />
      <input type="hidden" name="seen" value={seen} />
      <PersonFields values={values} offers={offers} schedules={schedules} />
      <SelectField
        name="disposition"
        label="Disposition"
        optional
        placeholder="None"
        options={known.map((word) => ({ value: word, label: word }))}
        defaultValue={disposition ?? ""}
        help="Schedules may wait for it: a change may block, opt out, dial or text."
        className="sm:max-w-64"
      />
      <FormActions>
        <SubmitButton pendingText="Saving the lead…">Save the lead</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
