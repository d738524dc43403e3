/** The encodings that can be chosen for a file, by the names that browsers use. */
export const ENCODINGS = [
  "UTF-8",
  "UTF-16LE",
  "UTF-16BE",
  "Windows-1250",
  "Windows-1251",
  "Windows-1252",
  "Windows-1253",
  "Windows-1254",
  "Windows-1255",
  "Windows-1256",
  "Windows-1257",
  "Windows-1258",
  "Windows-874",
  "ISO-8859-2",
  "ISO-8859-5",
  "ISO-8859-7",
  "ISO-8859-15",
  "KOI8-R",
  "KOI8-U",
  "IBM866",
  "Macintosh",
  "Shift_JIS",
  "EUC-JP",
  "ISO-2022-JP",
  "GB18030",
  "Big5",
  "EUC-KR",
] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** Returns the encoding of this name, in capital or small letters, or null for an unknown one. */
export function encodingNamed(name: string): Encoding | null {
  const wanted = plain(name);
  return ENCODINGS.find((encoding) => plain(encoding) === wanted) ?? null;
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

const CYRILLIC: Encoding[] = ["Windows-1251", "KOI8-R", "KOI8-U", "IBM866", "ISO-8859-5"];

/** The encodings of lists in other scripts than Latin, by the countries that use the script. */
const SCRIPTS: [string, Encoding[]][] = [
  ["RU BY UA BG RS MK ME KZ KG TJ UZ MN", CYRILLIC],
  ["GR CY", ["Windows-1253", "ISO-8859-7"]],
  ["IL", ["Windows-1255"]],
  ["SA AE EG JO LB SY IQ KW QA BH OM YE MA DZ TN LY SD PS IR PK", ["Windows-1256"]],
  ["TH", ["Windows-874"]],
  ["JP", ["Shift_JIS", "EUC-JP"]],
  ["CN SG", ["GB18030"]],
  ["TW HK MO", ["Big5", "GB18030"]],
  ["KR", ["EUC-KR"]],
];

/** The encodings of Latin letters that Windows-1252 lacks, by country. */
const LATIN: [string, Encoding][] = [
  ["PL CZ SK HU SI HR BA RO AL", "Windows-1250"],
  ["TR AZ", "Windows-1254"],
  ["LT LV EE", "Windows-1257"],
  ["VN", "Windows-1258"],
];

const holds = (countries: string, country: string) => countries.split(" ").includes(country);

/** Returns the encodings in which a list of these countries may be written, other than those of Latin letters. */
export function encodingsOfScripts(countries: readonly string[]): Encoding[] {
  const found = SCRIPTS.filter(([of]) => countries.some((country) => holds(of, country)));
  return [...new Set(found.flatMap(([, encodings]) => encodings))];
}

/** Returns the encoding of a country's lists in Latin letters that are not UTF-8. */
export function latinEncodingOf(country: string): Encoding {
  return LATIN.find(([countries]) => holds(countries, country))?.[1] ?? "Windows-1252";
}

/** Returns every encoding, with those that are likely for a list of these countries first. */
export function encodingsToChoose(countries: readonly string[]): Encoding[] {
  const likely: Encoding[] = ["UTF-8", ...encodingsOfScripts(countries), ...countries.map(latinEncodingOf)];
  return [...new Set<Encoding>([...likely, ...ENCODINGS])];
}
