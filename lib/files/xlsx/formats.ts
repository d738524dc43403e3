/** A part of a number format: text that is shown as it stands, or a place for a digit. */
type Token = { text: string } | { place: "0" | "#" };

/** One of the up to four sections of a format. `applies` is its condition; without one its place decides. */
type Section = { applies?: (value: number) => boolean; tokens: Token[] };

/** How a cell's number is shown: as it is, as a time, with zeros before it, or with text that belongs to the number. */
export type NumberKind = "plain" | "time" | { digits: number } | { shows: Section[] };

/**
 * Matches one piece of a format: a text, a condition, a colour, a locale, a blank as wide as another sign, a digit.
 */
const PIECE = /"([^"]*)"?|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[([^\]]*)\]|General|[0#?]|./giu;
const CONDITION = /^(<=|>=|<>|<|>|=)(-?[\d.]+)$/;
const COMPARE: Record<string, (a: number, b: number) => boolean> = {
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "<>": (a, b) => a !== b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "=": (a, b) => a === b,
};

/**
 * Returns the kind of a number format: by its code, or else by the number that the standard gives it (ECMA-376, 18.8.30
 * and 18.8.31). Signs, literals and padding are read from the format, so that `\+0` and `"+44 "0` keep their plus.
 */
export function kindOfFormat(id: number, code?: string): NumberKind {
  if (code === undefined) {
    const time =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58 && id !== 48 && id !== 49);
    return time ? "time" : "plain";
  }
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  if (/[dmyhs]/i.test(bare) && !/general/i.test(bare)) return "time";
  // Every digit of a value counts, however few of them a fraction, a percentage or a power of ten shows.
  if (/[.%@]|E[+-]/i.test(bare)) return "plain";
  const sections = sectionsOf(code);
  const texts = sections.flatMap(({ tokens }) => tokens.map((token) => ("text" in token ? token.text : "")));
  if (texts.some((text) => /[+\d]/.test(text))) return { shows: sections };
  const digits = sections[0]?.tokens.filter((token) => "place" in token && token.place === "0").length ?? 0;
  return digits > 1 && digits <= 20 ? { digits } : "plain";
}

function sectionsOf(code: string): Section[] {
  const sections: Section[] = [{ tokens: [] }];
  for (const [piece, quoted, escaped, currency, bracket] of code.matchAll(PIECE)) {
    const section = sections[sections.length - 1];
    if (!section) break;
    const text = quoted ?? escaped ?? currency;
    if (text !== undefined) section.tokens.push({ text });
    else if (piece === ";") sections.push({ tokens: [] });
    else if (/^[0#?]$/.test(piece)) section.tokens.push({ place: piece === "0" ? "0" : "#" });
    else if (/^general$/i.test(piece)) section.tokens.push({ place: "#" });
    else if (bracket !== undefined) section.applies = conditionOf(bracket) ?? section.applies;
    else if (!/^[_*,]/.test(piece)) section.tokens.push({ text: piece });
  }
  return sections;
}

function conditionOf(bracket: string): Section["applies"] {
  const [, sign = "", bound = ""] = CONDITION.exec(bracket) ?? [];
  const compare = COMPARE[sign];
  return compare && ((value) => compare(value, Number(bound)));
}

/** Returns a whole number as a format with text of its own shows it. */
export function shown(value: number, digits: string, sections: Section[]): string {
  const section = sectionFor(value, sections);
  const places = section?.tokens.filter((token) => "place" in token).length ?? 0;
  if (!section || places === 0) return digits;
  const bare = digits.replace("-", "");
  let left = places;
  let written = value < 0 && section === sections[0] ? "-" : "";
  for (const token of section.tokens) {
    if ("text" in token) written += token.text;
    else {
      // The first place takes all the digits that have none of their own.
      const from = left === places ? 0 : Math.max(0, bare.length - left);
      const piece = bare.slice(from, Math.max(0, bare.length - left + 1));
      written += piece === "" && token.place === "0" ? "0" : piece;
      left -= 1;
    }
  }
  return written;
}

function sectionFor(value: number, sections: Section[]): Section | undefined {
  const found = sections.find(({ applies }) => applies?.(value));
  if (found) return found;
  if (sections.some(({ applies }) => applies)) return sections.find(({ applies }) => !applies);
  if (value < 0 && sections.length > 1) return sections[1];
  return value === 0 && sections.length > 2 ? sections[2] : sections[0];
}
