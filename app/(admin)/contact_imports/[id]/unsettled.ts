import type { ContactImport } from "@/db/schema/contact-imports";
import { hiddenWords } from "@/lib/contact-imports/hidden";

type Draft = Pick<ContactImport, "numberColumns" | "reading" | "sheet" | "hiddenRows">;

/** What only somebody who knows the file can say, and has not said yet; null where it may be started. */
export function unsettledIn({ numberColumns, reading, sheet, hiddenRows }: Draft): string | null {
  if (numberColumns.length === 0)
    return "No column of the file looks like phone numbers. Choose the one that holds them, or another country.";
  if (!reading) return null;
  if (reading.sheets.length > 1 && sheet === null) return "Choose the sheet that holds the numbers.";
  const hidden = hiddenWords(reading);
  if (hidden && hiddenRows === null) return `Choose what to do with what is hidden: ${hidden}.`;
  if (reading.otherColumns.length > 0)
    return "Several columns could be meant. Choose the one that holds the numbers.";
  return null;
}
