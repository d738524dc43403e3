"use client";

import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField, TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import type { FormAction } from "@/lib/form-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { eventKinds } from "@/db/enums";
import { EVENT_WORDS } from "@/lib/subscriptions/schema";
import { make } from "../actions";
import { type Made, SecretOnce } from "./secret-once";

const EVENTS = eventKinds.map((kind) => ({ value: kind, label: `${EVENT_WORDS[kind]} (${kind})` }));

/** Asks which event is sent where; then shows the signing secret, once. */
export function SubscribeForm() {
  const [made, setMade] = useState<Made>();

  const send: FormAction = async (previous, data) => {
    const result = await make(previous, data);
    if (result.ok) setMade(result.made);
    return result;
  };

  if (made) return <SecretOnce {...made} />;
  return (
    <ActionForm action={send}>
      <SelectField name="event" label="Event" options={EVENTS} />
      <TextField
        name="target_url"
        label="Target URL"
        type="url"
        autoComplete="off"
        placeholder="https://example.com/hook"
        help="Where the events are sent. It must begin with https:// and be out on the internet, unless the installation allows more."
      />
      <FormActions>
        <SubmitButton pendingText="Subscribing…">Subscribe</SubmitButton>
        <Button variant="ghost" asChild>
          <Link href="/subscriptions">Cancel</Link>
        </Button>
      </FormActions>
    </ActionForm>
  );
}
