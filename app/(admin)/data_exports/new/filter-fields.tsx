"use client";

import { SelectField, TextField } from "@/components/form/fields";
import { REASON_WORDS, SOURCE_WORDS } from "@/components/reasons";
import type { Option } from "@/components/ui/select";
import { blockReasons, blockSources } from "@/db/enums";

export type FilterValues = {
  fulltext: string;
  blocked_at_from: string;
  blocked_at_to: string;
  source: string;
  reason: string;
  contact_import_id: string;
};

export const NO_FILTER: FilterValues = {
  fulltext: "",
  blocked_at_from: "",
  blocked_at_to: "",
  source: "",
  reason: "",
  contact_import_id: "",
};

type FilterFieldsProps = { values: FilterValues; zone: string; uploads: readonly Option[] };

const sources = blockSources
  .filter((source) => source !== "unblock_job")
  .map((source) => ({ value: source, label: `From ${SOURCE_WORDS[source]}` }));
const reasons = blockReasons.map((reason) => ({ value: reason, label: REASON_WORDS[reason] }));

/** The fields that choose the numbers. An empty field does not narrow. */
export function FilterFields({ values, zone, uploads }: FilterFieldsProps) {
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <TextField
        name="fulltext"
        label="Search"
        optional
        type="search"
        maxLength={200}
        autoComplete="off"
        defaultValue={values.fulltext}
        help="A number in any spelling, any four digits of it, its beginning, or a name."
        className="sm:col-span-2"
      />
      <TextField
        name="blocked_at_from"
        label="Blocked from"
        optional
        type="datetime-local"
        defaultValue={values.blocked_at_from}
        help={`Times are ${zone.replaceAll("_", " ")}.`}
      />
      <TextField
        name="blocked_at_to"
        label="Blocked until"
        optional
        type="datetime-local"
        defaultValue={values.blocked_at_to}
      />
      <SelectField
        name="source"
        label="Source of the block"
        optional
        options={sources}
        placeholder="Any source"
        defaultValue={values.source}
      />
      <SelectField
        name="reason"
        label="Reason of the block"
        optional
        options={reasons}
        placeholder="Any reason"
        defaultValue={values.reason}
      />
      {uploads.length > 0 && (
        <SelectField
          name="contact_import_id"
          label="Blocked by one upload"
          optional
          options={uploads}
          placeholder="Any upload, or none"
          defaultValue={values.contact_import_id}
          className="sm:col-span-2"
        />
      )}
    </div>
  );
}
