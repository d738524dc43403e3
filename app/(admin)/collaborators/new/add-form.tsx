"use client";

import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import type { FormAction } from "@/lib/form-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { add } from "../actions";
import { LinkOnce, type ShownLink } from "../link-once";
import { type MayGive, RightsFields } from "../rights-fields";

type Added = { email: string; link: ShownLink };

/** Asks who the collaborator is and what they may do; then shows the link to give them, once. */
export function AddForm({ mayGive, zone }: { mayGive: MayGive; zone: string }) {
  const [added, setAdded] = useState<Added>();

  const send: FormAction = async (previous, data) => {
    const result = await add(previous, data);
    if (result.ok) setAdded(result.added);
    return result;
  };

  if (added) return <AddedNotice {...added} zone={zone} again={() => setAdded(undefined)} />;
  return (
    <ActionForm action={send}>
      <TextField
        name="email"
        label="Email"
        type="email"
        autoComplete="off"
        help="They sign in with it. Nothing is sent to it: you get a link to pass on."
      />
      <TextField name="name" label="Name" autoComplete="off" optional />
      <RightsFields mayGive={mayGive} />
      <FormActions>
        <SubmitButton pendingText="Adding the collaborator…">Add the collaborator</SubmitButton>
        <Button variant="ghost" asChild>
          <Link href="/collaborators">Cancel</Link>
        </Button>
      </FormActions>
    </ActionForm>
  );
}

function AddedNotice({ email, link, zone, again }: Added & { zone: string; again: () => void }) {
  const next = (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" asChild>
        <Link href="/collaborators">Back to the collaborators</Link>
      </Button>
      <Button onClick={again}>Add another</Button>
    </div>
  );
  return (
    <LinkOnce email={email} link={link} zone={zone}>
      {next}
    </LinkOnce>
  );
}
