"use client";

import type { SubmitEvent } from "react";
import { ActionForm } from "@/components/form/action-form";
import { RadioField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Option } from "@/components/ui/select";
import type { ExportFormat } from "@/db/enums";
import { start } from "../actions";
import { type ColumnChoice, ColumnChoices } from "./column-choices";
import { FilterFields, type FilterValues, NO_FILTER } from "./filter-fields";
import { Found, type FoundProps, foundWords } from "./found";
import { halfTyped, useUrlFilter } from "./url-filter";

type ExportFormProps = {
  values: FilterValues;
  format: ExportFormat;
  columns: readonly ColumnChoice[];
  chosen: readonly string[];
  uploads: readonly Option[];
  zone: string;
} & Pick<FoundProps, "found" | "problems">;

const formats = [
  { value: "csv", label: "CSV", help: "For a spreadsheet, or to upload again." },
  { value: "csv.gz", label: "Gzipped CSV", help: "A fraction of the size; can be uploaded again too." },
];

/** The form for an export. The filter is kept in the URL as it is chosen, so that the count follows it. */
export function ExportForm(props: ExportFormProps) {
  const { values, format, columns, chosen, uploads, zone, found, problems } = props;
  const { version, blank, counting, incomplete, narrowed, fields, follow, leave, clear } = useUrlFilter();
  const known = counting || incomplete ? null : found;
  return (
    <div onSubmitCapture={refuseHalfTyped}>
      <ActionForm action={start}>
        <Card
          title="Which numbers"
          actions={
            <Button size="sm" variant="ghost" onClick={clear} className={narrowed ? undefined : "invisible"}>
              Clear the filter
            </Button>
          }
        >
          <div ref={fields} onChange={follow} onBlur={leave}>
            <FilterFields key={version} values={blank ? NO_FILTER : values} zone={zone} uploads={uploads} />
          </div>
          <Found {...{ found, problems, counting, incomplete, narrowed }} />
        </Card>
        <Card title="Columns">
          <ColumnChoices key={chosen.join()} columns={columns} chosen={chosen} />
        </Card>
        <RadioField key={format} name="format" label="File" options={formats} defaultValue={format} />
        <FormActions>
          <SubmitButton pendingText="Starting…" disabled={known?.exact && known.count === 0}>
            Export {foundWords(known)}
          </SubmitButton>
        </FormActions>
      </ActionForm>
    </div>
  );
}

/**
 * Stops a form with a half-typed date. The browser would send a date without its time as empty, which would export too
 * much; its own message asks for the rest.
 */
function refuseHalfTyped(event: SubmitEvent<HTMLElement>) {
  const half = event.target instanceof HTMLFormElement ? halfTyped(event.target) : undefined;
  if (!half) return;
  event.preventDefault();
  event.stopPropagation();
  half.reportValidity();
}
