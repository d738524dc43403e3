"use client";

import { ActionForm } from "@/components/form/action-form";
import { SelectField, TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import type { Option } from "@/components/ui/select";
import type { Company } from "@/db/schema/companies";
import { update } from "./actions";

type CompanyFormProps = {
  company: Pick<Company, "name" | "defaultCountry" | "timeZone">;
  countries: readonly Option[];
  zones: readonly Option[];
};

/** Changes the company's name, country and time zone. */
export function CompanyForm({ company, countries, zones }: CompanyFormProps) {
  return (
    <ActionForm action={update}>
      <TextField name="name" label="Name" autoComplete="organization" defaultValue={company.name} />
      <SelectField
        name="default_country"
        label="Default country"
        options={countries}
        defaultValue={company.defaultCountry}
        help="Numbers without a plus are read in it. Numbers that are stored already stay as they are."
      />
      <SelectField
        name="time_zone"
        label="Time zone"
        options={zones}
        defaultValue={company.timeZone}
        help="The pages show times in it."
      />
      <FormActions>
        <SubmitButton pendingText="Changing the company…">Change the company</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
