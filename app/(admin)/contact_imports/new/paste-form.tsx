"use client";

import { type FormEvent, useId, useState } from "react";
import { REASON_WORDS } from "@/components/reasons";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { blockReasons } from "@/db/enums";

type PasteFormProps = {
  text: string;
  onChange: (text: string) => void;
  /** Whether a reason can be chosen here. */
  askReason: boolean;
  /** Gets the reason; empty when none was chosen. */
  onSubmit: (reason: string) => void;
};

const REASONS = blockReasons.map((reason) => ({ value: reason, label: REASON_WORDS[reason] }));

/** A field to paste numbers into. */
export function PasteForm({ text, onChange, askReason, onSubmit }: PasteFormProps) {
  const id = useId();
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<string[]>([]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!/\d/.test(text)) return setErrors(["Paste at least one number."]);
    onSubmit(reason);
  }

  return (
    <form onSubmit={submit} className="grid gap-3" noValidate>
      <Field
        id={id}
        label="Or paste numbers"
        help="One a line, or separated by commas, semicolons or tabs; in any spelling."
        errors={errors}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            value={text}
            spellCheck={false}
            className="mono"
            onChange={(event) => {
              onChange(event.target.value);
              setErrors([]);
            }}
          />
        )}
      </Field>
      {askReason && (
        <Field id={`${id}-reason`} label="Reason" optional className="sm:w-60">
          {(control) => (
            <Select
              {...control}
              options={REASONS}
              placeholder="No reason"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      <div>
        <Button type="submit" variant={askReason ? "primary" : undefined}>
          Preview numbers
        </Button>
      </div>
    </form>
  );
}
