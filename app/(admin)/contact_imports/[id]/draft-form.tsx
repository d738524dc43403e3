"use client";

import { type FormEvent, type ReactNode, useId, useRef, useState, useTransition } from "react";
import { toast } from "sonner";
import { ActionForm } from "@/components/form/action-form";
import { RadioField, SelectField, TextareaField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { usePerform } from "@/components/form/not-done";
import { SubmitButton } from "@/components/form/submit-button";
import { REASON_WORDS } from "@/components/reasons";
import type { Option } from "@/components/ui/select";
import { type BlockReason, blockReasons } from "@/db/enums";
import type { CountryDoubt as Doubt } from "@/lib/contact-imports/doubting";
import { saveDraft, start } from "../actions";
import { CountryDoubt } from "./country-doubt";
import { type FileReading, READING_FIELDS, ReadingFields } from "./reading-fields";
import { type JudgedCounts, startButton } from "./verdicts";

const MAPPED = [
  { name: "calling_code_column", label: "Calling code column", help: "Goes before numbers without a plus." },
  { name: "name_column", label: "Name column", help: "Only fills in missing names." },
  { name: "reason_column", label: "Reason column", help: "Unrecognised reasons go in the note." },
  { name: "note_column", label: "Note column", help: undefined },
] as const;
type MappedField = (typeof MAPPED)[number]["name"];

type DraftFormProps = {
  file: {
    id: number;
    columns: string[];
    column: string | null;
    mapped: Record<MappedField, string | null>;
    reading: FileReading;
    country: string;
    blocked: boolean;
    reason: BlockReason | null;
    note: string | null;
  };
  countries: Option[];
  /** What the file comes to, as far as it is judged. */
  judged: JudgedCounts | null;
  /** What is still to be chosen before it may start. */
  unsettled: string | null;
  mayUnblock: boolean;
  doubt: Doubt | null;
  /** The preview, which stands above the button. */
  children: ReactNode;
};

const reasons = blockReasons.map((reason) => ({ value: reason, label: REASON_WORDS[reason] }));
const COLUMNS = ["caller_id_column_name", "more_columns", ...MAPPED.map(({ name }) => String(name))];
/** What the preview depends on. */
const SHOWN = new Set([
  "caller_id_column_name",
  "default_country",
  "blocked",
  ...MAPPED.map(({ name }) => String(name)),
  ...READING_FIELDS,
]);

/** What is to be done with a file. Each choice is kept at once, so that the preview beneath follows it. */
export function DraftForm(props: DraftFormProps) {
  const { file, countries, judged, unsettled, mayUnblock, doubt, children } = props;
  const [blocked, setBlocked] = useState(file.blocked);
  const [pending, startTransition] = useTransition();
  const perform = usePerform();
  const choices = useRef<HTMLDivElement>(null);

  function chooseCountry(country: string) {
    const select = choices.current?.querySelector<HTMLSelectElement>("select[name=default_country]");
    if (!select) return;
    select.value = country;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function keep({ currentTarget, target }: FormEvent<HTMLDivElement>) {
    const form = currentTarget.closest("form");
    if (!form || !("name" in target) || !SHOWN.has(String(target.name))) return;
    const data = new FormData(form);
    // Another sheet has other columns, and so has one without its hidden ones: all are guessed anew.
    if (target.name === "sheet" || (target.name === "hidden_rows" && file.reading.hidesColumns))
      for (const name of COLUMNS) data.delete(name);
    // The column that the numbers are taken from now is not taken for anything else.
    if (target.name === "caller_id_column_name") data.delete("more_columns");
    if (target.name === "caller_id_column_name")
      for (const { name } of MAPPED) if (data.get(name) === data.get(target.name)) data.set(name, "");
    setBlocked(data.get("blocked") !== "false");
    startTransition(async () => {
      const kept = await perform(() => saveDraft(undefined, data), "choice not kept");
      if (!kept.ok) toast.error(Object.values(kept.errors).flat().join("; "));
    });
  }

  const refusalId = useId();
  // Until the choice is kept, what was judged is about another one.
  const saved = !pending && blocked === file.blocked;
  const { words, refusal } = startButton(saved ? judged : null, {
    blocked,
    unsettled: saved ? unsettled : null,
  });
  return (
    <ActionForm action={start}>
      <input type="hidden" name="id" value={file.id} />
      <div ref={choices} className="grid gap-5" onChange={keep}>
        <RadioField
          name="blocked"
          label="What to do"
          defaultValue={String(file.blocked)}
          options={[
            { value: "true", label: "Block these numbers", help: "Not dialed, not matched, not texted." },
            {
              value: "false",
              label: "Unblock these numbers",
              disabled: !mayUnblock,
              help: mayUnblock ? "Their history stays." : "Needs the permission clear_blacklist.",
            },
          ]}
        />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          {file.columns.length > 1 && (
            <SelectField
              name="caller_id_column_name"
              label="Number column"
              options={file.columns.map((column) => ({ value: column, label: column }))}
              placeholder="Choose a column"
              defaultValue={file.column ?? ""}
              key={file.column}
            />
          )}
          <SelectField
            name="default_country"
            label="Default country"
            help="For numbers without a country code."
            options={countries}
            defaultValue={file.country}
          />
          <ReadingFields reading={file.reading} />
          {file.columns.length > 1 &&
            MAPPED.map(({ name, label, help }) => (
              <SelectField
                key={`${name} ${file.mapped[name]} ${file.column}`}
                name={name}
                label={label}
                help={help}
                optional
                options={file.columns
                  .filter((column) => column !== file.column)
                  .map((column) => ({ value: column, label: column }))}
                placeholder="None"
                defaultValue={file.mapped[name] ?? ""}
              />
            ))}
          <SelectField
            name="reason"
            label="Reason"
            help={file.columns.length > 1 ? "For rows without their own." : undefined}
            optional
            options={reasons}
            placeholder="None"
            defaultValue={file.reason ?? ""}
          />
        </div>
        <TextareaField
          name="note"
          label="Note"
          help={file.columns.length > 1 ? "For rows without their own." : undefined}
          optional
          rows={2}
          maxLength={2000}
          defaultValue={file.note ?? ""}
        />
        {file.columns.length === 1 && (
          <input type="hidden" name="caller_id_column_name" value={file.columns[0]} />
        )}
      </div>
      {doubt && (
        <CountryDoubt
          doubt={doubt}
          names={new Map(countries.map(({ value, label }) => [value, label]))}
          country={file.country}
          pending={pending}
          onChoose={chooseCountry}
        />
      )}
      {children}
      <FormActions>
        <SubmitButton
          pendingText="Starting…"
          disabled={refusal !== null}
          aria-describedby={refusal === null ? undefined : refusalId}
        >
          {words}
        </SubmitButton>
        {refusal && (
          <p id={refusalId} className="text-sm">
            {refusal}
          </p>
        )}
      </FormActions>
    </ActionForm>
  );
}
