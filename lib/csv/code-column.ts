import type { CsvShape, Row } from "@/lib/csv/csv";
import { headerWords } from "@/lib/csv/names";
import { callingCodeOf } from "@/lib/phone/calling-codes";

/** Names of a column that holds a number's calling code: dialers and CRMs keep it apart. */
const NAME = new RegExp(
  `^(?:${[
    "(?:(?:phone|telephone|tel|mobile|cell|primary phone|country|calling|dial|dialing|dialling|international|intl|isd|idd) )+(?:code|prefix|country)",
    "cc|ccode|isd|ländervorwahl|landesvorwahl|ländercode|landescode|indicatif(?: pays)?|código (?:de )?país|codigo (?:de )?pais|prefijo(?: país| internacional)?",
    "prefisso(?: internazionale)?|ddi|landnummer|landcode|kierunkowy(?: kraju)?|код страны|国番号|国家代码|국가번호",
  ].join("|")})$`,
  "u",
);
const MOST = 0.8;

/** The column of the calling codes of the numbers beside it, by its name and by what is in it; null for none. */
export function guessCodeColumn(
  { headers, hasHeader }: CsvShape,
  rows: readonly Row[],
  numbers: readonly number[],
): number | null {
  if (!hasHeader) return null;
  const found = headers.findIndex((header, column) => {
    if (numbers.includes(column) || !NAME.test(headerWords(header))) return false;
    const filled = rows.map(({ cells }) => cells[column]?.trim() ?? "").filter((cell) => cell !== "");
    return filled.length > 0 && filled.filter(callingCodeOf).length >= MOST * filled.length;
  });
  return found >= 0 ? found : null;
}
