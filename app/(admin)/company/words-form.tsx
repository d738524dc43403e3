"use client";

import { ActionForm } from "@/components/form/action-form";
import { SelectField, TextareaField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import type { StopConfirmation } from "@/db/enums";
import { changeWords } from "./actions";

type Shown = {
  stopWords: readonly string[];
  startWords: readonly string[];
  stopConfirmation: StopConfirmation;
};

const WHO = [
  { value: "provider", label: "The provider (Twilio does, unless it was switched off there)" },
  { value: "company", label: "We: one text from the number that was written to" },
  { value: "nobody", label: "Nobody: show it as missing" },
];

/** Changes the company's own words that opt out and in, and who confirms an opt-out. */
export function WordsForm({ stopWords, startWords, stopConfirmation }: Shown) {
  return (
    <ActionForm action={changeWords}>
      <TextareaField
        name="stop_words"
        label="Own words that opt out"
        optional
        rows={3}
        defaultValue={stopWords.join("\n")}
        help="One a line. A text that says nothing else opts out, as STOP, STOPALL, UNSUBSCRIBE, CANCEL, END, QUIT, REVOKE, OPT OUT, ARRET and REMOVE do in any case. Capitals, accents and signs do not count."
      />
      <TextareaField
        name="start_words"
        label="Own words that opt in again"
        optional
        rows={3}
        defaultValue={startWords.join("\n")}
        help="One a line, beside START and UNSTOP. They lift what a text opted out, and nothing that a person or the API did."
      />
      <SelectField
        name="stop_confirmation"
        label="Who confirms an opt-out to the person"
        options={WHO}
        defaultValue={stopConfirmation}
        help="One text that says that the opt-out was heard. A contact's history shows where nobody sent one."
      />
      <FormActions>
        <SubmitButton variant="secondary" pendingText="Changing the words…">
          Change the words
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
