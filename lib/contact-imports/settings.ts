import type { ContactImport, ImportMapping } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { guessMapping, guessNumberColumn } from "@/lib/csv/columns";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/permissions";
import { type CountryCode, isCountry } from "@/lib/phone/phone";
import { ImportSettings } from "./schema";
import { firstRows, shapeOf, startOf } from "./inner/file-text";

const GUESSED_FROM = 100;

/** A file needs `Contact:import`; one that unblocks also `Contact:unblock` and the area `clear_blacklist`. */
export function allowImport(ctx: Pick<Context, "permissions">, { blocked }: { blocked: boolean }): void {
  allow(ctx, "Contact:import");
  if (blocked) return;
  allow(ctx, "Contact:unblock");
  allow(ctx, "clear_blacklist");
}

/**
 * The settings as the record keeps them. A column is found by its name, whatever its case; without a name it is guessed,
 * null where no column seems to hold numbers. Throws `Invalid` for a column that the file has not.
 */
export async function readSettings(ctx: Context, record: ContactImport, input: ImportSettings) {
  const { callerIdColumnName, nameColumn, reasonColumn, noteColumn, ...settings } =
    ImportSettings.parse(input);
  const defaultCountry = settings.defaultCountry ?? ctx.country;
  const guess = await guessColumns(ctx, record, {
    country: defaultCountry,
    number: callerIdColumnName ? columnNamed(record, "caller_id_column_name", callerIdColumnName) : null,
  });
  const named = { name: nameColumn, reason: reasonColumn, note: noteColumn };
  const { blocked, reason = null, note } = settings;
  return {
    blocked,
    reason,
    note: note || null,
    defaultCountry,
    numberColumn: guess.number,
    callerIdColumnName: guess.number === null ? null : (record.headers[guess.number] ?? null),
    mapping: mappingOf(record, guess, named),
  };
}

type Guess = { number: number | null; mapping: ImportMapping };

/** The columns by what the first rows hold; the number's is the one given, if one is. */
async function guessColumns(
  ctx: Context,
  record: ContactImport,
  { country, number }: { country: CountryCode; number: number | null },
): Promise<Guess> {
  const shape = shapeOf(record);
  const { start } = await startOf(ctx, record);
  const rows = await firstRows(start, shape, GUESSED_FROM);
  const column = number ?? guessNumberColumn(shape, rows, country);
  return {
    number: column,
    mapping: column === null ? {} : guessMapping(shape, rows, { number: column, country }),
  };
}

type Named = Record<"name" | "reason" | "note", string | null | undefined>;

/** What is taken from which column: as named, nothing where null was said, as guessed where nothing was. */
function mappingOf(record: ContactImport, { number, mapping }: Guess, named: Named): ImportMapping {
  const mapped: ImportMapping = mapping.area === undefined ? {} : { area: mapping.area };
  for (const what of ["name", "reason", "note"] as const) {
    const name = named[what];
    const column = name ? columnNamed(record, `${what}_column`, name) : mapping[what];
    if (name === null || column === undefined) continue;
    if (column === number) throw new Invalid({ [`${what}_column`]: ["is the column of the numbers"] });
    mapped[what] = column;
  }
  return mapped;
}

function columnNamed({ headers }: ContactImport, field: string, name: string): number {
  const same = (header: string) => header.trim().toLowerCase() === name.trim().toLowerCase();
  const exact = headers.indexOf(name);
  const column = exact >= 0 ? exact : headers.findIndex(same);
  if (column < 0)
    throw new Invalid({ [field]: [`is not a column of this file; it has ${headers.join(", ")}`] });
  return column;
}

/** The record's country as the number parser knows it. */
export const importCountryOf = ({ defaultCountry }: ContactImport): CountryCode =>
  isCountry(defaultCountry) ? defaultCountry : "US";
