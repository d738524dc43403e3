"use client";

import { callStatusWord } from "@/components/call-status";
import { SelectField, TextField } from "@/components/form/fields";
import { useField } from "@/components/form/form-context";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { type ScheduleTrigger, callEnds, scheduleTriggers } from "@/db/enums";
import { TRIGGER_CHOICES, type TriggerSettings } from "./words";

type TriggerFieldsProps = {
  trigger: ScheduleTrigger;
  onChange: (trigger: ScheduleTrigger) => void;
  /** The settings that the schedule has now. */
  before: TriggerSettings;
  dispositions: readonly string[];
};

const choices = scheduleTriggers.map((trigger) => ({ value: trigger, ...TRIGGER_CHOICES[trigger] }));

/** The fields for the trigger of the schedule and its settings. */
export function TriggerFields({ trigger, onChange, before, dispositions }: TriggerFieldsProps) {
  const { id, errors } = useField("when.trigger", "When");
  return (
    <div className="grid gap-3">
      <RadioCards
        id={id}
        label="When"
        name="when.trigger"
        options={choices}
        value={trigger}
        onChange={(value) => {
          const chosen = scheduleTriggers.find((each) => each === value);
          if (chosen) onChange(chosen);
        }}
        invalid={errors.length > 0}
      />
      <FieldError id={`${id}-error`} errors={errors} />
      {trigger === "call_ended" && <Ends chosen={before.triggerStatuses} />}
      {trigger === "no_answer" && (
        <TextField
          name="when.trigger_count"
          label="Calls without an answer, in a row"
          inputMode="numeric"
          autoComplete="off"
          className="[&_input]:max-w-24"
          defaultValue={before.triggerCount ?? 2}
          help="Busy counts too. It runs again after as many more; a call that is answered starts the count anew."
        />
      )}
      {trigger === "disposition" && (
        <SelectField
          name="when.trigger_disposition"
          label="Disposition"
          className="[&>span]:max-w-72"
          placeholder="Choose one"
          options={withGone(dispositions, before.triggerDisposition)}
          defaultValue={before.triggerDisposition ?? ""}
          help="The company's dispositions are set up on its page."
        />
      )}
      {trigger === "text_keyword" && (
        <TextField
          name="when.trigger_keyword"
          label="Keyword"
          autoComplete="off"
          className="[&_input]:max-w-72"
          defaultValue={before.triggerKeyword ?? ""}
          help="STOP and START opt out and in by themselves, whatever a schedule does."
        />
      )}
    </div>
  );
}

/** Returns the dispositions, with the one that the schedule waits for although it can no longer be chosen. */
function withGone(dispositions: readonly string[], gone: string | null) {
  const options = dispositions.map((each) => ({ value: each, label: each }));
  if (gone === null || dispositions.includes(gone)) return options;
  return [{ value: gone, label: `${gone} (nobody can choose it any more)` }, ...options];
}

function Ends({ chosen }: { chosen: readonly string[] }) {
  const { id, errors } = useField("when.trigger_statuses", "How it went");
  return (
    <fieldset id={id} tabIndex={-1}>
      <legend className="mb-1 font-medium text-sm">How it went</legend>
      <div className="flex flex-wrap gap-x-5">
        {callEnds.map((end) => (
          <Checkbox
            key={end}
            name="when.trigger_statuses"
            value={end}
            label={callStatusWord(end)}
            defaultChecked={chosen.includes(end)}
          />
        ))}
      </div>
      <FieldError id={`${id}-error`} errors={errors} />
      <p className="text-muted text-xs">None chosen: however it went.</p>
    </fieldset>
  );
}
