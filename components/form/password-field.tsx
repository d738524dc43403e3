"use client";

import { useState } from "react";
import { useField } from "@/components/form/form-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type PasswordFieldProps = {
  name: string;
  label: string;
  help?: string;
  autoComplete: "new-password" | "current-password";
};

/** A password, hidden until the person chooses to see it. */
export function PasswordField({ name, label, help, autoComplete }: PasswordFieldProps) {
  const { id, errors } = useField(name, label);
  const [shown, setShown] = useState(false);
  return (
    <Field id={id} label={label} help={help} errors={errors}>
      {(control) => (
        <span className="flex gap-2">
          <Input
            {...control}
            type={shown ? "text" : "password"}
            name={name}
            required
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
          />
          <Button aria-pressed={shown} aria-controls={id} onClick={() => setShown(!shown)}>
            {shown ? "Hide" : "Show"}
            <span className="sr-only"> the {label.toLowerCase()}</span>
          </Button>
        </span>
      )}
    </Field>
  );
}
