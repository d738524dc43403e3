/** How a cell's number is shown: as it is, as a time, or with zeros before it. */
export type NumberKind = "plain" | "time" | { digits: number };

const DAY = 86_400_000;
/** Day 0 of the two calendars of workbooks; the first one holds a 29 February 1900 that there never was. */
const [FIRST_1900, FIRST_1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
/** 31 December 9999; what is later is no day. */
const LAST_DAY = 2_958_465;

/** The kind of a number format, by its code or else by the number that the standard gives it. */
export function kindOfFormat(id: number, code?: string): NumberKind {
  if (code === undefined) {
    const time =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58 && id !== 48 && id !== 49);
    return time ? "time" : "plain";
  }
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  if (/^0{2,20}$/.test(bare)) return { digits: bare.length };
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare) ? "time" : "plain";
}

/** A number of a cell as text: every digit of a whole number, a time as `2026-11-19 08:30:00`. */
export function numberText(value: string, kind: NumberKind, since1904: boolean): string {
  if (kind === "plain" && /^\d{1,15}$/.test(value)) return value;
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  if (kind === "time" && number >= 0 && number <= LAST_DAY) return timeText(number, since1904);
  const text = Number.isInteger(number) && Math.abs(number) < 1e21 ? number.toFixed(0) : String(number);
  return typeof kind === "object" && number >= 0 ? text.padStart(kind.digits, "0") : text;
}

function timeText(days: number, since1904: boolean): string {
  const time = new Date((since1904 ? FIRST_1904 : FIRST_1900) + Math.round(days * DAY));
  const [date = "", clock = ""] = time.toISOString().slice(0, 19).split("T");
  if (days < 1) return clock;
  return clock === "00:00:00" ? date : `${date} ${clock}`;
}

/** Text as Excel means it: `_x000D_` stands for a character that XML cannot hold. */
export function plainText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
