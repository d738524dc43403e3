"use client";

import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { rename } from "./actions";

/** Changes the signed-in person's name. */
export function NameForm({ name }: { name: string }) {
  return (
    <ActionForm action={rename}>
      <TextField
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={name}
        optional
        help="Collaborators see it beside your email."
      />
      <FormActions>
        <SubmitButton variant="secondary" pendingText="Changing your name…">
          Change your name
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
