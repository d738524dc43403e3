"use client";

import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { join } from "./actions";

/** The button with which the signed-in person accepts. */
export function JoinForm({ token, company }: { token: string; company: string }) {
  return (
    <ActionForm action={join} className="mt-6">
      <input type="hidden" name="token" value={token} />
      <SubmitButton pendingText="Joining…">Join {company}</SubmitButton>
    </ActionForm>
  );
}
