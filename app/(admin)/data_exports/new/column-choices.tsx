"use client";

import { useField } from "@/components/form/form-context";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";

export type ColumnChoice = { value: string; label: string; help?: string; always?: boolean };

type ColumnChoicesProps = { columns: readonly ColumnChoice[]; chosen: readonly string[] };

/** The choice of the columns that the file has. */
export function ColumnChoices({ columns, chosen }: ColumnChoicesProps) {
  const { id, errors } = useField("columns", "Columns");
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-invalid={errors.length > 0 || undefined}
      aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
    >
      <legend className="sr-only">Columns</legend>
      <div className="gap-x-6 sm:columns-2">
        {columns.map(({ value, label, help, always }) => (
          <div key={value} className="break-inside-avoid">
            <Checkbox
              name="columns"
              value={value}
              label={label}
              help={help}
              defaultChecked={always || chosen.includes(value)}
              disabled={always}
            />
            {always && <input type="hidden" name="columns" value={value} />}
          </div>
        ))}
      </div>
      <FieldError id={`${id}-error`} errors={errors} />
    </fieldset>
  );
}
