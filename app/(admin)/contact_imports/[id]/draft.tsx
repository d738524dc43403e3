import { SectionTitle } from "@/components/ui/card";
import { count } from "@/components/ui/figures";
import type { NamedImport } from "@/lib/contact-imports/listing";
import { type Preview, previewImport } from "@/lib/contact-imports/preview";
import { encodingsToChoose } from "@/lib/files/encodings";
import { countries } from "@/lib/phone/phone";
import type { PageContext } from "@/lib/web/context";
import { DraftForm } from "./draft-form";
import { PreviewTable } from "./preview-table";
import type { FileReading } from "./reading-fields";
import { readAsSentence } from "./read-as";
import { verdictSentence } from "./verdicts";

/** The choices of an upload that has not run, with what they would do to its first rows. */
export async function Draft({ ctx, file }: { ctx: PageContext; file: NamedImport }) {
  const preview = await previewImport(ctx, file.id);
  const { rows, readAs } = preview;
  const { name, reason, note } = file.mapping;
  const header = (column: number | undefined) =>
    column === undefined ? null : (file.headers[column] ?? null);
  const mayUnblock = ctx.permissions.has("clear_blacklist") && ctx.permissions.has("Contact:unblock");
  return (
    <>
      <DraftForm
        file={{
          id: file.id,
          columns: file.headers,
          // Where another column could be meant as well, somebody is to choose.
          column: file.reading?.otherColumns.length ? null : file.callerIdColumnName,
          mapped: { name_column: header(name), reason_column: header(reason), note_column: header(note) },
          country: file.defaultCountry,
          reading: readingOf(file, preview),
          blocked: file.blocked,
          reason: file.reason,
          note: file.note,
        }}
        countries={countries().map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
        rowCount={preview.rowCount}
        mayUnblock={mayUnblock}
        doubt={preview.doubt}
      />
      <SectionTitle>{titleOf(preview)}</SectionTitle>
      <p role="status" className="text-sm">
        {verdictSentence(rows)}
      </p>
      {readAs && <p className="mb-2 text-muted text-sm">{readAsSentence(readAs)}</p>}
      <PreviewTable rows={rows.map((row) => ({ ...row, cells: undefined }))} />
    </>
  );
}

function readingOf(file: NamedImport, { names, readAs }: Preview): FileReading {
  const { numberColumns, headers, reading } = file;
  const { sheets = [], hiddenRows = 0, otherColumns = [], packing = null } = reading ?? {};
  const more = [...numberColumns.slice(1), ...otherColumns].toSorted((a, b) => a - b);
  return {
    more: more.map((column) => ({ column: headers[column] ?? "", taken: numberColumns.includes(column) })),
    sheets,
    sheet: file.sheet,
    hiddenRowCount: hiddenRows,
    hiddenRows: file.hiddenRows,
    encoding: file.encoding,
    foundEncoding: packing === "xlsx" ? null : (readAs?.encoding ?? null),
    encodings: encodingsToChoose([file.defaultCountry]).map((name) => ({ value: name, label: name })),
    names,
  };
}

function titleOf({ looked, rowCount }: Preview): string {
  if (rowCount !== null && rowCount <= looked) return "What would happen";
  const all = rowCount === null ? "" : ` of ${count(rowCount)}`;
  return `What would happen to the first ${count(looked)} rows${all}`;
}
