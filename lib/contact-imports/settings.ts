import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { guessNumberColumn } from "@/lib/csv";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/permissions";
import { type CountryCode, isCountry } from "@/lib/phone";
import { ImportSettings } from "./schema";
import { firstRows, shapeOf, startOf } from "./text";

const GUESSED_FROM = 100;

/** A file needs `Contact:import`; one that unblocks also `Contact:unblock` and the area `clear_blacklist`. */
export function allowImport(ctx: Pick<Context, "permissions">, { blocked }: { blocked: boolean }): void {
  allow(ctx, "Contact:import");
  if (blocked) return;
  allow(ctx, "Contact:unblock");
  allow(ctx, "clear_blacklist");
}

/**
 * The settings as the record keeps them. The column is found by its name, whatever its case; without a name it is guessed,
 * null where no column seems to hold numbers. Throws `Invalid` for a column that the file has not.
 */
export async function readSettings(ctx: Context, record: ContactImport, input: ImportSettings) {
  const { callerIdColumnName: name, ...settings } = ImportSettings.parse(input);
  const defaultCountry = settings.defaultCountry ?? ctx.country;
  const numberColumn = name ? columnNamed(record, name) : await guessColumn(ctx, record, defaultCountry);
  const callerIdColumnName = numberColumn === null ? null : (record.headers[numberColumn] ?? null);
  const { blocked, reason = null, note } = settings;
  return { blocked, reason, note: note || null, defaultCountry, numberColumn, callerIdColumnName };
}

function columnNamed({ headers }: ContactImport, name: string): number {
  const same = (header: string) => header.trim().toLowerCase() === name.trim().toLowerCase();
  const exact = headers.indexOf(name);
  const column = exact >= 0 ? exact : headers.findIndex(same);
  if (column < 0)
    throw new Invalid({
      caller_id_column_name: [`is not a column of this file; it has ${headers.join(", ")}`],
    });
  return column;
}

async function guessColumn(
  ctx: Context,
  record: ContactImport,
  country: CountryCode,
): Promise<number | null> {
  const shape = shapeOf(record);
  const rows = await firstRows(await startOf(ctx, record), shape, GUESSED_FROM);
  return guessNumberColumn(shape, rows, country);
}

/** The record's country as the number parser knows it. */
export const countryOf = ({ defaultCountry }: ContactImport): CountryCode =>
  isCountry(defaultCountry) ? defaultCountry : "US";
