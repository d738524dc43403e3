"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { usePerform } from "@/components/form/not-done";
import { Field } from "@/components/ui/field";
import { type Option, Select } from "@/components/ui/select";
import { saveList } from "../actions";

type ListSettingsProps = {
  list: { id: number; columns: string[]; column: string | null; country: string };
  countries: Option[];
};

/**
 * The fields for the column and the country of an uploaded list. Each choice is saved at once, and the page counts
 * again.
 */
export function ListSettings({ list, countries }: ListSettingsProps) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const perform = usePerform();
  const [problems, setProblems] = useState<string[]>([]);

  function keep({ currentTarget }: FormEvent<HTMLFormElement>) {
    const data = new FormData(currentTarget);
    startTransition(async () => {
      const result = await perform(() => saveList(undefined, data), "choice not kept");
      setProblems(result.ok ? [] : Object.values(result.errors).flat());
    });
  }

  return (
    <form onChange={keep} aria-busy={pending} className="grid items-start gap-5 sm:grid-cols-2">
      <input type="hidden" name="id" value={list.id} />
      {list.columns.length > 1 ? (
        <Field
          id={`${id}-column`}
          label="Column of the numbers"
          errors={problems}
          help={list.column === null ? "No column looks like phone numbers." : undefined}
        >
          {(control) => (
            <Select
              {...control}
              key={list.column}
              name="caller_id_column_name"
              options={list.columns.map((column) => ({ value: column, label: column }))}
              placeholder="Choose a column"
              defaultValue={list.column ?? ""}
            />
          )}
        </Field>
      ) : (
        <input type="hidden" name="caller_id_column_name" value={list.columns[0] ?? ""} />
      )}
      <Field id={`${id}-country`} label="Default country" help="Of numbers that do not begin with a plus.">
        {(control) => (
          <Select {...control} name="default_country" options={countries} defaultValue={list.country} />
        )}
      </Field>
      <p role="status" className="min-h-4 text-muted text-xs sm:col-span-2">
        {pending && "Counting again…"}
      </p>
    </form>
  );
}
