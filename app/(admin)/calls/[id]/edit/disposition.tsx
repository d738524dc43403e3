"use client";

import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/fields";
import type { FormAction } from "@/lib/form-result";
import { SubmitButton } from "@/components/form/submit-button";

type DispositionProps = {
  callId: number;
  current: string | null;
  choices: readonly string[];
  action: FormAction;
};

/** The field for how the call ended for the company. A button saves it, because schedules may act on it. */
export function Disposition({ callId, current, choices, action }: DispositionProps) {
  const known = current === null || choices.includes(current) ? choices : [current, ...choices];
  return (
    <ActionForm action={action} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="call_id" value={callId} />
      <SelectField
        // shows what another person chose meanwhile
        key={current}
        name="disposition"
        label="Disposition"
        options={known.map((choice) => ({ value: choice, label: choice }))}
        placeholder="None"
        defaultValue={current ?? ""}
        className="min-w-56"
      />
      <SubmitButton variant="secondary" pendingText="Saving…">
        Save disposition
      </SubmitButton>
    </ActionForm>
  );
}
