"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";

type PasteFormProps = { text: string; onChange: (text: string) => void; onSubmit: () => void };

/** A field to paste numbers into. */
export function PasteForm({ text, onChange, onSubmit }: PasteFormProps) {
  const id = useId();
  const [errors, setErrors] = useState<string[]>([]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!/\d/.test(text)) return setErrors(["Paste at least one number."]);
    onSubmit();
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
      <div>
        <Button type="submit">Preview numbers</Button>
      </div>
    </form>
  );
}
