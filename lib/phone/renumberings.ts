/** One change of a country's numbers after which old and new spelling reach one telephone. */
export type Renumbering = {
  country: string;
  /** The day the new spelling came into force; old ones are still stored, exported and sent. */
  since: string;
  change: string;
  source: string;
  /** The digits of old numbers with their country code, whole; PostgreSQL reads the same expression. */
  old: RegExp;
  /** The present digits, as `String.replace` writes them. */
  present: string;
};

const BENIN = "allafrica.com, 30 November 2024, after ARCEP Bénin: 01 before every number of eight digits";
const IVORY_COAST =
  "newsgeek.ci, 28 July 2020, after ARTCI: mobile 01 Moov, 05 MTN, 07 Orange (the second old digit tells which), " +
  "fixed 21, 25, 27 (the third digit; those of 27 as libphonenumber lists them)";
const BRAZIL =
  "Anatel, Resolução 553/2010: a 9 before mobile numbers; Nextel's own (7…) and fixed ones (2–5) stay";
const COLOMBIA = "CRC, Resolución 5826/2019: 60 before the digit of the region and seven digits";
const VIETNAM =
  "Ministry of Information and Communications, 15 September 2018: 21 prefixes of mobile numbers";

/**
 * Every renumbering that is undone here, with its source. A row stands only where an old number has exactly one present
 * one and is none itself today: no number that libphonenumber calls valid is changed (a test holds it). Left out for
 * that reason: Argentina's 9 (without it +54 11 … may be a fixed line), Brazil's old 7… (Nextel kept them), Colombia's
 * old 46… (in use again), the Ivorian blocks of operators that are gone (6…, 9…).
 */
export const RENUMBERINGS: readonly Renumbering[] = [
  {
    country: "MX",
    since: "2019-08-03",
    change: "the 1 after +52 is gone; WhatsApp still sends it",
    source: "IFT, Plan Técnico Fundamental de Numeración; commsupdate.com, 18 July 2019",
    old: /^521([2-9]\d{9})$/,
    present: "52$1",
  },
  {
    country: "BJ",
    since: "2024-11-30",
    change: "eight digits became ten",
    source: BENIN,
    old: /^229([24-69]\d{7})$/,
    present: "22901$1",
  },
  ...ivoryCoast(),
  {
    country: "BR",
    since: "2016-11-06",
    change: "a ninth digit before mobile numbers, area by area from 29 July 2012; WhatsApp leaves it out",
    source: BRAZIL,
    old: /^55([1-9][1-9])([689]\d{7})$/,
    present: "55$19$2",
  },
  {
    country: "CO",
    since: "2021-09-01",
    change: "fixed numbers became ten digits",
    source: COLOMBIA,
    old: /^57((?:[125-8][2-9]|4[2-57-9])\d{6})$/,
    present: "5760$1",
  },
  ...vietnam(),
];

function ivoryCoast(): Renumbering[] {
  const operators = [
    ["(?:0[1-3]|[457][0-3])\\d{6}", "01"],
    ["[04578][4-6]\\d{6}", "05"],
    ["[04578][7-9]\\d{6}", "07"],
    ["2[0-3]8\\d{5}", "21"],
    ["(?:2[0-4]|3[0-6])0\\d{5}", "25"],
    ["(?:2(?:0[23]|1[2357]|2[245]|3[45]|4[3-5])|3(?:06|1[69]|[2-6]7))\\d{5}", "27"],
  ];
  return operators.map(([digits, operator]) => ({
    country: "CI",
    since: "2021-01-31",
    change: "eight digits became ten: the operator's two before them",
    source: IVORY_COAST,
    old: new RegExp(`^225(${digits})$`),
    present: `225${operator}$1`,
  }));
}

function vietnam(): Renumbering[] {
  const prefixes =
    "120>70 121>79 122>77 126>76 128>78 123>83 124>84 125>85 127>81 129>82 162>32 163>33 164>34 165>35 " +
    "166>36 167>37 168>38 169>39 186>56 188>58 199>59";
  return prefixes.split(" ").map((pair) => {
    const [before, after] = pair.split(">");
    return {
      country: "VN",
      since: "2018-09-15",
      change: `mobile numbers of 0${before} became 0${after}`,
      source: VIETNAM,
      old: new RegExp(`^84${before}(\\d{7})$`),
      present: `84${after}$1`,
    };
  });
}

/** What old numbers begin with, in their order, to look for them among numbers that are stored. */
export const OLD_BEGINNINGS: readonly string[] = [
  ...new Set(RENUMBERINGS.map(({ old }) => `+${/\d+/.exec(old.source)?.[0] ?? ""}`)),
].toSorted();

const CHANGED = /^\+(?:52|22[59]|5[57]|84)/;

/** The present spelling of an E.164 number that was renumbered; any other number as it is. */
export function presentNumber(number: string): string {
  if (!CHANGED.test(number)) return number;
  const digits = number.slice(1);
  const found = RENUMBERINGS.find(({ old }) => old.test(digits));
  return found ? `+${digits.replace(found.old, found.present)}` : number;
}
