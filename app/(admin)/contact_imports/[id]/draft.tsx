import { SectionTitle } from "@/components/ui/card";
import { count } from "@/components/ui/figures";
import type { NamedImport } from "@/lib/contact-imports/listing";
import { layoutOf, numberCell } from "@/lib/contact-imports/row";
import { type Preview, previewImport } from "@/lib/contact-imports/preview";
import { countries } from "@/lib/phone/phone";
import type { PageContext } from "@/lib/web/context";
import { DraftForm } from "./draft-form";
import { PreviewTable } from "./preview-table";
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
          column: file.callerIdColumnName,
          mapped: { name_column: header(name), reason_column: header(reason), note_column: header(note) },
          country: file.defaultCountry,
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
      <PreviewTable
        rows={rows.map(({ line, cells, ...row }) => ({
          line,
          text:
            file.numberColumn === null
              ? cells.join(" · ")
              : numberCell({ line, cells }, layoutOf(file)).trim(),
          ...row,
        }))}
      />
    </>
  );
}

function titleOf({ rows, rowCount }: Preview): string {
  if (rowCount !== null && rowCount <= rows.length) return "What would happen";
  const all = rowCount === null ? "" : ` of ${count(rowCount)}`;
  return `What would happen to the first ${count(rows.length)} rows${all}`;
}
