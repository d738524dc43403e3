"use client";

import { signIn } from "next-auth/react";
import { toast } from "sonner";
import { ActionForm } from "@/components/form/action-form";
import { FormActions } from "@/components/form/form-actions";
import type { FormAction } from "@/lib/form-result";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { PASSWORD_LENGTH } from "@/lib/collaborators/password-rules";
import { setNewPassword } from "./actions";

/**
 * Changes the signed-in person's password. This ends all sessions, this one too, so this browser signs in again with
 * the new password.
 */
const change: FormAction = async (previous, data) => {
  const result = await setNewPassword(previous, data);
  if (!result.ok) return result;
  const password = String(data.get("new_password"));
  const answer = await signIn("credentials", { email: result.email, password, redirect: false }).catch(
    () => undefined,
  );
  if (!answer?.ok) return { ok: true, redirect: "/login?reason=password_changed" };
  toast.success("Your password is changed. Other browsers are signed out.");
  return { ok: true };
};

export function PasswordForm() {
  return (
    <ActionForm action={change} clear>
      <PasswordField name="current_password" label="Present password" autoComplete="current-password" />
      <PasswordField
        name="new_password"
        label="New password"
        autoComplete="new-password"
        help={`${PASSWORD_LENGTH} characters or more. Every other browser where you are signed in is signed out.`}
      />
      <FormActions>
        <SubmitButton variant="secondary" pendingText="Changing your password…">
          Change your password
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
