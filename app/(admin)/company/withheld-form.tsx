"use client";

import { ActionForm } from "@/components/form/action-form";
import { RadioField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { withheldWords } from "@/components/withheld";
import type { WithheldChoice } from "@/db/enums";
import { changeWithheld } from "./actions";

const OPTIONS = [
  {
    value: "connect",
    label: "Connect them",
    help: "As unknown callers. A blocked person gets through by withholding the number.",
  },
  {
    value: "reject",
    label: "Turn them away",
    help: "The call is rejected, costs nothing, and is recorded with its reason.",
  },
] as const;

/** Changes what is done with callers who withhold their number. */
export function WithheldForm({ current, count }: { current: WithheldChoice; count: number }) {
  return (
    <ActionForm action={changeWithheld}>
      <RadioField
        name="withheld_callers"
        label="Callers who withhold their number"
        options={OPTIONS}
        defaultValue={current}
        columns={2}
        help={`${withheldWords(count)} An offer may choose otherwise.`}
      />
      <FormActions>
        <SubmitButton variant="secondary" pendingText="Changing…">
          Change what withheld callers get
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
