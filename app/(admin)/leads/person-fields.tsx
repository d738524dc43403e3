"use client";

import { SelectField, TextField } from "@/components/form/fields";
import type { Option } from "@/components/ui/select";

export type PersonValues = {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  offerId: number | null;
  scheduleId: number | null;
};

type PersonFieldsProps = {
  values?: PersonValues;
  offers: readonly Option[];
  schedules: readonly Option[];
};

/** The fields for a lead's person, and for what the lead belongs to. */
export function PersonFields({ values, offers, schedules }: PersonFieldsProps) {
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="first_name"
          label="First name"
          optional
          autoComplete="off"
          maxLength={100}
          defaultValue={values?.firstName ?? ""}
        />
        <TextField
          name="last_name"
          label="Last name"
          optional
          autoComplete="off"
          maxLength={100}
          defaultValue={values?.lastName ?? ""}
        />
      </div>
      <TextField
        name="email"
        label="Email"
        type="email"
        optional
        autoComplete="off"
        maxLength={254}
        defaultValue={values?.email ?? ""}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="offer_id"
          label="Offer"
          optional
          placeholder="None"
          options={offers}
          defaultValue={String(values?.offerId ?? "")}
        />
        <SelectField
          name="schedule_id"
          label="Schedule"
          optional
          placeholder="None"
          options={schedules}
          defaultValue={String(values?.scheduleId ?? "")}
        />
      </div>
    </>
  );
}
