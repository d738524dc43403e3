import { CheckboxField, RadioField, SelectField } from "@/components/form/fields";
import { counted } from "@/components/ui/figures";
import type { Option } from "@/components/ui/select";
import type { HiddenRows } from "@/db/enums";

/** What only somebody who knows the file can tell of it. */
export type FileReading = {
  /** Columns that hold numbers besides the first, and those that could be meant as well. */
  more: { column: string; taken: boolean }[];
  sheets: string[];
  sheet: string | null;
  /** What is hidden, in words. */
  hidden: string;
  hidesColumns: boolean;
  hiddenRows: HiddenRows | null;
  encoding: string | null;
  foundEncoding: string | null;
  encodings: Option[];
  names: string[];
};

/** The choices of these fields are what the preview depends on. */
export const READING_FIELDS = ["more_columns", "sheet", "hidden_rows", "encoding"];

/**
 * Asks which sheet is meant, what of hidden rows and columns, which further columns, and which script: none of it is
 * decided in silence.
 */
export function ReadingFields({ reading }: { reading: FileReading }) {
  const { more, sheets, hidden } = reading;
  return (
    <>
      {sheets.length > 1 && (
        <SelectField
          name="sheet"
          label="Sheet"
          help={`The workbook has ${counted(sheets.length, "sheet")}.`}
          options={[...sheets, "all"].map((sheet) => ({
            value: sheet,
            label: sheet === "all" ? "All of them" : sheet,
          }))}
          placeholder="Choose a sheet"
          defaultValue={reading.sheet ?? ""}
        />
      )}
      {more.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="font-medium text-sm">More columns of numbers</legend>
          {more.map(({ column, taken }) => (
            <CheckboxField
              key={`${column} ${taken}`}
              name="more_columns"
              value={column}
              label={column}
              defaultChecked={taken}
            />
          ))}
        </fieldset>
      )}
      {hidden && (
        <RadioField
          name="hidden_rows"
          label={`Hidden in the sheet: ${hidden}`}
          defaultValue={reading.hiddenRows ?? undefined}
          options={[
            { value: "skip", label: "Leave them out", help: "A filter hid them, or a person." },
            { value: "take", label: "Take them too" },
          ]}
        />
      )}
      {reading.foundEncoding !== null && <EncodingField reading={reading} />}
    </>
  );
}

function EncodingField({ reading: { encoding, foundEncoding, encodings, names } }: { reading: FileReading }) {
  if (encoding === null && foundEncoding === "UTF-8" && names.length === 0) return null;
  return (
    <SelectField
      name="encoding"
      label="Encoding"
      help={names.length > 0 ? `Names are read as: ${names.join(", ")}` : undefined}
      options={encodings}
      placeholder={encoding === null ? `As found: ${foundEncoding}` : "As found"}
      defaultValue={encoding ?? ""}
      key={encoding}
    />
  );
}
