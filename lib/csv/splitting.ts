import { type CountryCode, parseNumber } from "@/lib/phone/phone";

/** What stands between several numbers in one cell: Google's `:::`, punctuation, a word, or a blank before a plus. */
const BETWEEN =
  /\s*(?::::|[;,/|&\n\t])\s*|\s+(?:or|and|und|oder|ou|et|y|o|e|en|of|i|lub|и|или)\s+|\s+(?=\+)/iu;
const MAY_SPLIT = /[;,/|&\n\t]|:::|\s\p{L}+\s|\s\+/u;
/** Fewer digits are an extension, an area code or a house number. */
const LEAST_DIGITS = 7;

/**
 * The numbers of a cell that holds several, each as it stands; null for any other cell. A cell is split only where each
 * piece alone is a number, so that `0211/741528` and `719-555-0101, ext 5` stay whole.
 */
export function splitCell(cell: string, country: CountryCode): string[] | null {
  if (!MAY_SPLIT.test(cell)) return null;
  const pieces = cell.split(BETWEEN).filter((piece) => piece.trim() !== "");
  if (pieces.length < 2) return null;
  return pieces.every((piece) => isWhole(piece, country)) ? pieces : null;
}

const isWhole = (piece: string, country: CountryCode) =>
  piece.replace(/\P{Nd}/gu, "").length >= LEAST_DIGITS && parseNumber(piece, { country, from: "file" }).ok;
