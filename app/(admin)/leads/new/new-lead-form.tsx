"use client";

import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import type { Option } from "@/components/ui/select";
import { create } from "../actions";
import { PersonFields } from "../person-fields";

type NewLeadFormProps = { offers: readonly Option[]; schedules: readonly Option[]; country: string };

/** The form for a new lead: the person, and the offer or schedule that it belongs to. */
export function NewLeadForm({ offers, schedules, country }: NewLeadFormProps) {
  return (
    <ActionForm action={create}>
      <TextField
        name="caller_id"
        label="Number"
        type="tel"
        autoComplete="off"
        help={`In any spelling; without a plus it is read in the company's country (${country}).`}
      />
      <PersonFields offers={offers} schedules={schedules} />
      <FormActions>
        <SubmitButton pendingText="Making the lead…">Make the lead</SubmitButton>
        <Button variant="ghost" asChild>
          <Link href="/leads">Cancel</Link>
        </Button>
      </FormActions>
    </ActionForm>
  );
}
