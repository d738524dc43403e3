import type { ContactImport, ImportMapping } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { Invalid } from "@/lib/errors";
import { encodingNamed } from "@/lib/files/encodings";
import { allow } from "@/lib/allow";
import { columnNamed } from "./columns";
import { hiddenWords } from "./hidden";
import { importCountryOf } from "./layout";
import { askLayout } from "./inner/asking";
import type { Choices, FoundLayout } from "./inner/reader/questions";
import { ImportSettings } from "./schema";

/** A file needs `Contact:import`; one that unblocks also `Contact:unblock` and the area `clear_blacklist`. */
export function allowImport(ctx: Pick<Context, "permissions">, { blocked }: { blocked: boolean }): void {
  allow(ctx, "Contact:import");
  if (blocked) return;
  allow(ctx, "Contact:unblock");
  allow(ctx, "clear_blacklist");
}

/** What of a record its layout and its settings are. */
export type ReadSettings = Awaited<ReturnType<typeof readSettings>>;

/**
 * The settings as the record keeps them. Columns are found by their names, whatever their case; without a name they are
 * guessed, none where no column seems to hold numbers. Throws `Invalid` for a column or a sheet that the file has not.
 */
export async function readSettings(ctx: Context, record: ContactImport, input: ImportSettings) {
  const wanted = ImportSettings.parse(input);
  const { blocked, reason = null, note } = wanted;
  const choices: Choices = {
    country: wanted.defaultCountry ?? ctx.country,
    columns: wanted.callerIdColumnName,
    encoding: wanted.encoding ? encodingNamed(wanted.encoding) : null,
    sheet: wanted.sheet ?? null,
    hiddenRows: wanted.hiddenRows ?? null,
  };
  const found = await findAgain(ctx, record, choices);
  const named = {
    code: wanted.callingCodeColumn,
    name: wanted.nameColumn,
    reason: wanted.reasonColumn,
    note: wanted.noteColumn,
  };
  const guessed = found.reading.guessed && Object.values(named).every((name) => name === undefined);
  return {
    ...layoutRecord(found),
    reading: { ...found.reading, guessed },
    blocked,
    reason,
    note: note || null,
    defaultCountry: choices.country,
    encoding: choices.encoding,
    sheet: choices.sheet,
    hiddenRows: choices.hiddenRows,
    leftOutCount: choices.hiddenRows === "skip" ? found.reading.hiddenRows : 0,
    mapping: mappingOf(found, named),
  };
}

/** What a layout is in a record. */
export function layoutRecord({ reading, shape: { headers, ...shape }, numberColumns, mapping }: FoundLayout) {
  const [first] = numberColumns;
  const callerIdColumnName = first === undefined ? null : (headers[first] ?? null);
  return { reading, headers, shape, numberColumns, callerIdColumnName, mapping };
}

/** The file is opened again only where something is chosen otherwise than when it was opened last. */
async function findAgain(ctx: Context, record: ContactImport, choices: Choices): Promise<FoundLayout> {
  const { reading, shape, headers, numberColumns, mapping } = record;
  const same = reading?.guessed && JSON.stringify(choices) === JSON.stringify(choicesOf(record));
  if (!reading || !shape || !(same || reading.pasted)) return askLayout(ctx, record, { choices });
  for (const name of choices.columns) columnNamed(headers, "caller_id_column_name", name);
  // Written by detectShape only.
  const known = { ...shape, headers } as FoundLayout["shape"];
  return { reading, shape: known, numberColumns, mapping, hasRows: true };
}

/** By what a file is read when it comes. */
export const choicesOf = ({ defaultCountry, ...record }: ContactImport): Choices => ({
  country: importCountryOf({ defaultCountry }),
  columns: [],
  encoding: record.encoding,
  sheet: record.sheet,
  hiddenRows: record.hiddenRows,
});

type Named = Record<"code" | "name" | "reason" | "note", string | null | undefined>;
const FIELDS: Record<keyof Named, string> = {
  code: "calling_code_column",
  name: "name_column",
  reason: "reason_column",
  note: "note_column",
};

/** What is taken from which column: as named, nothing where null was said, as guessed where nothing was. */
function mappingOf({ shape: { headers }, numberColumns, mapping }: FoundLayout, named: Named): ImportMapping {
  const mapped: ImportMapping = {};
  if (mapping.area !== undefined) mapped.area = mapping.area;
  for (const what of ["code", "name", "reason", "note"] as const) {
    const name = named[what];
    const column = name ? columnNamed(headers, FIELDS[what], name) : mapping[what];
    if (name === null || column === undefined) continue;
    if (numberColumns.includes(column))
      throw new Invalid({ [FIELDS[what]]: ["is the column of the numbers"] });
    mapped[what] = column;
  }
  return mapped;
}

/**
 * Throws `Invalid` for what only somebody who knows the file can tell: which columns, which sheet, what of hidden rows
 * and columns.
 */
export function mustBeSettled({ reading, numberColumns, ...settings }: ReadSettings): void {
  const { sheets, otherColumns } = reading;
  const headers = (columns: number[]) => columns.map((column) => settings.headers[column]).join(", ");
  if (sheets.length > 1 && settings.sheet === null)
    throw new Invalid({
      sheet: [`is needed: the workbook has ${sheets.length} sheets (${sheets.join(", ")}); name one, or all`],
    });
  const hidden = hiddenWords(reading);
  if (hidden && settings.hiddenRows === null)
    throw new Invalid({ hidden_rows: [`is needed: the sheet has ${hidden} hidden; say take or skip`] });
  if (otherColumns.length > 0)
    throw new Invalid({
      caller_id_column_name: [
        `is needed: ${headers([...numberColumns, ...otherColumns].sort((a, b) => a - b))} could each be meant`,
      ],
    });
}
