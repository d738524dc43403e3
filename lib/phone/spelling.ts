import { withoutLabels } from "@/lib/phone/labels";

/** What a written number says before anybody asks which country it belongs to. */
export type Spelling = { ok: true; plus: boolean; digits: string } | { ok: false; problem: string };

const LONGEST_TEXT = 200;
const NOT_A_NUMBER: Spelling = { ok: false, problem: "is not a phone number" };
const KEYS = ["ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"];
/** `0211 741510/11`: another ending of the same number (E.123), which must not be read as more of its digits. */
const ENDINGS = /\s*\/\s*\d{1,2}$/;
const LEAST_WHOLE = 7;
/** A whole number, and digits of another column. */
const BESIDE_A_NUMBER = /^\d{10,}\s+\d/;
const LABEL =
  /^(?:tel|sips?|callto|sms|fax|whatsapp|phone|telephone|telefon|mobile|mobil|cell|p)\.?:\/{0,2}(.*)$/i;

/**
 * Reads the digits out of any spelling: spreadsheet damage, URIs, other scripts' digits, extensions, letters on keys.
 */
export function readSpelling(text: string): Spelling {
  if (text.length > LONGEST_TEXT) return NOT_A_NUMBER;
  if (/^\+?\d+$/.test(text)) return readDigits(text);
  const bare = unwrap(plain(text));
  if (bare === "") return { ok: false, problem: "is empty" };
  const repaired = repairSpreadsheet(withoutScheme(bare));
  if (repaired === null) {
    const problem = `lost digits in a spreadsheet (${bare}); format the column as text`;
    return { ok: false, problem };
  }
  return readDigits(withoutLabels(repaired));
}

function plain(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\p{Cf}\p{M}\p{So}]/gu, "")
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/\s/g, " ");
}

/** Decimal digits of every script stand in runs of ten that begin with their zero. */
function asciiDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const code = zero;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/** A link to call or to write to, as pages, spreadsheets and notes have it. */
const LINK =
  /(?:\bhref\s*=\s*["']?|^=?\s*HYPERLINK\(\s*"|\]\()\s*((?:tel|sms|callto|https:\/\/wa\.me\/)[^"'>)\s]*)/i;
const TAG = /<\/?(?:a|b|br|div|em|font|i|li|p|span|strong|td|u)(?:\s[^<>]*)?\/?>/gi;
/** A WhatsApp account, which is a number with its calling code; of others than persons it is none. */
const ACCOUNT = /^(?:https:\/\/wa\.me\/\+?|)(\d{7,15})(?::\d+)?(?:@(?:s\.whatsapp\.net|c\.us))?$/i;

function unwrap(marked: string): string {
  const text = /[<[(]/.test(marked) ? (LINK.exec(marked)?.[1] ?? marked.replace(TAG, " ").trim()) : marked;
  if (/[@/]/.test(text)) {
    const account = ACCOUNT.exec(text)?.[1];
    if (account) return `+${account}`;
  }
  const inner = /<([^<>]+)>/.exec(text)?.[1] ?? text;
  return inner.replace(/^[\s"'`‘’“”„«»=]+/, "").replace(/[\s"'`‘’“”„«»]+$/, "");
}

function withoutScheme(text: string): string {
  const rest = LABEL.exec(text)?.[1];
  const decoded = (rest ?? text).replace(/%(2B|20|28|29|2D)/gi, (code) => decodeURIComponent(code));
  if (rest === undefined) return decoded;
  const context = /;phone-context=(\+[\d.()-]+)/i.exec(decoded)?.[1] ?? "";
  const user = (decoded.split(/[;?@]/)[0] ?? "").trim();
  return user.startsWith("+") ? user : context + user;
}

/** Takes off what spreadsheets add; null where digits are gone for good. */
function repairSpreadsheet(text: string): string | null {
  const power = /^(\+?\d+)(?:[.,](\d*))?e\+?(\d{1,2})$/i.exec(text);
  if (power) {
    const [, whole = "", fraction = "", exponent] = power;
    const shift = Number(exponent);
    const lost = fraction.length < shift || /[1-9]/.test(fraction.slice(shift));
    return lost ? null : whole + fraction.slice(0, shift);
  }
  const amount = text.replace(/^(\+?\d+|\d{1,3}(?:[.,]\d{3})+)[.,]0{1,2}$|^(\d{7,})[.,]0+$/, "$1$2");
  return /^\d{1,3}(?:,\d{3}){2,}$/.test(amount) ? amount.replaceAll(",", "") : amount;
}

function readDigits(text: string): Spelling {
  const [, sign = "", rest = ""] = /^[\s([.-]*([+\s]*)(.*)$/.exec(text) ?? [];
  const plus = sign.includes("+");
  if (/[A-Z]/.test(rest)) return readKeys(rest, plus);
  const digits = rest.replace(/[\s().\-/[\]_·•]/g, "");
  if (ENDINGS.test(rest) && (rest.replace(ENDINGS, "").match(/\d/g)?.length ?? 0) >= LEAST_WHOLE)
    return { ok: false, problem: "is more than one number; write each of them whole" };
  if (!plus && BESIDE_A_NUMBER.test(rest)) return NOT_A_NUMBER;
  if (!/^\d+$/.test(digits) || /^(?:19|20)\d\d-[01]\d-[0-3]\d/.test(rest)) return NOT_A_NUMBER;
  // no country code begins with a zero: someone put a plus before 0049
  return { ok: true, plus, digits: plus ? digits.replace(/^00/, "") : digits };
}

/** `1-800-FLOWERS`: capital letters stand for keys only where an area code and exactly seven places are there. */
function readKeys(text: string, plus: boolean): Spelling {
  const [, one = "", area = "", name = ""] = /^(1?)[ .(-]*([2-9]\d\d)[ .)-]+([A-Z\d .-]+)$/.exec(text) ?? [];
  const places = name.replace(/[ .-]/g, "");
  const spelled = /^(?=.*[A-Z].*[A-Z].*[A-Z])(?!.*XX).{7}$/.test(places);
  if (!spelled || (plus && one === "")) return NOT_A_NUMBER;
  const digits = places.replace(/[A-Z]/g, (c) => String(KEYS.findIndex((key) => key.includes(c)) + 2));
  return { ok: true, plus: true, digits: `1${area}${digits}` };
}
