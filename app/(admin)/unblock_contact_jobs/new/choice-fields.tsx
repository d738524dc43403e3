"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Option, Select } from "@/components/ui/select";
import type { Choice, Chosen } from "./choice";

export const LABELS: Record<keyof Chosen, string> = {
  contact_import_id: "Upload",
  blocked_at_from: "Blocked from",
  blocked_at_to: "Blocked until",
  fulltext: "Search",
};

type ChoiceFieldsProps = {
  by: Choice;
  chosen: Chosen;
  problems: Record<string, string[]>;
  uploads: Option[];
  zone: string;
  onChange: (chosen: Chosen) => void;
};

/** The fields of the current choice. Each keeps its typed text while another choice is shown. */
export function ChoiceFields({ by, chosen, problems, uploads, zone, onChange }: ChoiceFieldsProps) {
  const of = (name: keyof Chosen) => ({
    name,
    value: chosen[name],
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...chosen, [name]: target.value }),
  });
  if (by === "contact_import") {
    if (uploads.length === 0)
      return <p className="text-muted">No upload has blocked anything yet, so there is none to choose.</p>;
    const field = { id: "contact_import_id", label: LABELS.contact_import_id };
    return (
      <Field
        {...field}
        errors={problems.contact_import_id}
        help="The numbers whose block in force it made. To take back everything it did, undo it on its own page."
      >
        {(control) => (
          <Select
            {...control}
            {...of("contact_import_id")}
            options={uploads}
            placeholder="Choose an upload"
          />
        )}
      </Field>
    );
  }
  if (by === "blocked_at")
    return (
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {(["blocked_at_from", "blocked_at_to"] as const).map((name) => (
          <Field
            key={name}
            id={name}
            label={LABELS[name]}
            errors={problems[name]}
            help={name === "blocked_at_from" ? `Clock of ${zone}; either may be left empty.` : undefined}
          >
            {(control) => <Input {...control} {...of(name)} type="datetime-local" max="9999-12-31T23:59" />}
          </Field>
        ))}
      </div>
    );
  if (by === "fulltext")
    return (
      <Field
        id="fulltext"
        label={LABELS.fulltext}
        errors={problems.fulltext}
        help="A number in any spelling, any four digits of it or its beginning, or a name; as on the Blacklist."
      >
        {(control) => <Input {...control} {...of("fulltext")} maxLength={200} spellCheck={false} />}
      </Field>
    );
  return (
    <p className="text-muted">Every number that is blocked now. You see how many before anything happens.</p>
  );
}
