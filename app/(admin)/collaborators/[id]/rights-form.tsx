"use client";

import { ActionForm } from "@/components/form/action-form";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import type { Rights } from "@/lib/allow";
import { change } from "../actions";
import { type MayGive, RightsFields } from "../rights-fields";

/** Changes what a collaborator may do. */
export function RightsForm({ id, rights, mayGive }: { id: number; rights: Rights; mayGive: MayGive }) {
  return (
    <ActionForm action={change}>
      <input type="hidden" name="id" value={id} />
      <RightsFields rights={rights} mayGive={mayGive} />
      <FormActions>
        <SubmitButton pendingText="Changing the permissions…">Change the permissions</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
