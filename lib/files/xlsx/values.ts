import { type NumberKind, shown } from "./formats";

/** Stands for a formula whose result the workbook does not hold; only Excel could compute it. */
export const NO_RESULT = "#FORMULA!";

const DAY = 86_400_000;
/** Day 0 of the two calendars of workbooks. The first counts a 29 February 1900, which never was. */
const [FIRST_1900, FIRST_1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
/** 31 December 9999, the last day that Excel knows. */
const LAST_DAY = 2_958_465;

/** Returns a cell's number as text: a whole number with every digit, a time as `2026-11-19 08:30:00`. */
export function numberText(value: string, kind: NumberKind, since1904: boolean): string {
  if (kind === "plain" && /^\d{1,15}$/.test(value)) return value;
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  if (kind === "time" && number >= 0 && number <= LAST_DAY) return timeText(number, since1904);
  const whole = Number.isInteger(number) && Math.abs(number) < 1e21;
  const text = whole ? number.toFixed(0) : String(number);
  if (typeof kind !== "object") return text;
  if ("shows" in kind) return whole ? shown(number, text, kind.shows) : text;
  return number >= 0 ? text.padStart(kind.digits, "0") : text;
}

function timeText(days: number, since1904: boolean): string {
  const time = new Date((since1904 ? FIRST_1904 : FIRST_1900) + Math.round(days * DAY));
  const [date = "", clock = ""] = time.toISOString().slice(0, 19).split("T");
  if (days < 1) return clock;
  return clock === "00:00:00" ? date : `${date} ${clock}`;
}

/** Returns a text as Excel shows it: `_x000D_` stands for a character that XML cannot hold. */
export function plainText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
