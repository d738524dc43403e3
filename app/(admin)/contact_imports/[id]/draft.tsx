import type { NamedImport } from "@/lib/contact-imports/listing";
import { hiddenWords } from "@/lib/contact-imports/hidden";
import { judgeDraft } from "@/lib/contact-imports/judging";
import { type Preview, previewImport } from "@/lib/contact-imports/preview";
import { encodingsToChoose } from "@/lib/files/encodings";
import { countries } from "@/lib/phone/phone";
import type { PageContext } from "@/lib/web/context";
import { DraftForm } from "./draft-form";
import type { FileReading } from "./reading-fields";
import { unsettledIn } from "./unsettled";
import { VerdictPanel } from "./verdict-panel";
import type { JudgedCounts } from "./verdicts";

/** The choices of an upload that has not run, and above its button what they would do. */
export async function Draft({ ctx, file }: { ctx: PageContext; file: NamedImport }) {
  const preview = await previewOf(ctx, file);
  const { code, name, reason, note } = file.mapping;
  const header = (column: number | undefined) =>
    column === undefined ? null : (file.headers[column] ?? null);
  const mayUnblock = ctx.permissions.has("clear_blacklist") && ctx.permissions.has("Contact:unblock");
  const unsettled = unsettledIn(file);
  return (
    <DraftForm
      file={{
        id: file.id,
        columns: file.headers,
        // Where another column could be meant as well, somebody is to choose.
        column: file.reading?.otherColumns.length ? null : file.callerIdColumnName,
        mapped: {
          calling_code_column: header(code),
          name_column: header(name),
          reason_column: header(reason),
          note_column: header(note),
        },
        country: file.defaultCountry,
        reading: readingOf(file, preview),
        blocked: file.blocked,
        reason: file.reason,
        note: file.note,
      }}
      countries={countries().map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
      judged={countsOf(preview)}
      unsettled={unsettled}
      mayUnblock={mayUnblock}
      doubt={preview.doubt}
    >
      <VerdictPanel
        preview={preview}
        blocked={file.blocked}
        unsettled={unsettled}
        zone={ctx.member.company.timeZone}
      />
    </DraftForm>
  );
}

/** A list that was sent to be cleared, or before files were judged, is judged as soon as somebody looks at it here. */
async function previewOf(ctx: PageContext, file: NamedImport): Promise<Preview> {
  const preview = await previewImport(ctx, file.id);
  if (preview.judged) return preview;
  await judgeDraft(ctx, file);
  return previewImport(ctx, file.id);
}

function countsOf({ judged }: Preview): JudgedCounts | null {
  if (!judged) return null;
  const { status, changedCount, unchangedCount, duplicateCount, rejectedCount, rowCount, whole } = judged;
  return { status, changedCount, unchangedCount, duplicateCount, rejectedCount, rowCount, whole };
}

function readingOf(file: NamedImport, { names, readAs }: Preview): FileReading {
  const { numberColumns, headers, reading } = file;
  const { sheets = [], hiddenRows = 0, hiddenColumns = 0, otherColumns = [], packing = null } = reading ?? {};
  const more = [...numberColumns.slice(1), ...otherColumns].toSorted((a, b) => a - b);
  return {
    more: more.map((column) => ({ column: headers[column] ?? "", taken: numberColumns.includes(column) })),
    sheets,
    sheet: file.sheet,
    hidden: hiddenWords({ hiddenRows, hiddenColumns }),
    hidesColumns: hiddenColumns > 0,
    hiddenRows: file.hiddenRows,
    encoding: file.encoding,
    foundEncoding: packing === "xlsx" ? null : (readAs?.encoding ?? reading?.encoding ?? null),
    encodings: encodingsToChoose([file.defaultCountry]).map((name) => ({ value: name, label: name })),
    names,
  };
}
