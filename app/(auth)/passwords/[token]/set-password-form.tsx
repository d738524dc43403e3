"use client";

import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { PASSWORD_LENGTH } from "@/lib/collaborators/password-rules";
import { set } from "./actions";

/** The form for the new password. It holds the email too, so that a password manager keeps the two together. */
export function SetPasswordForm({ token, email }: { token: string; email: string }) {
  return (
    <ActionForm action={set} className="mt-6">
      <input type="hidden" name="token" value={token} />
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="password"
        label="New password"
        autoComplete="new-password"
        help={`${PASSWORD_LENGTH} characters or more; a sentence is easy to remember.`}
      />
      <SubmitButton pendingText="Setting the password…">Set the password</SubmitButton>
    </ActionForm>
  );
}
