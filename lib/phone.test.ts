import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  type CountryCode,
  countries,
  isCountry,
  parseIrregular,
  parseNumber,
  searchTerms,
} from "@/lib/phone";

const file = (text: string, country: CountryCode = "US") => read(text, country, "file");
const api = (text: string, country: CountryCode = "US") => read(text, country, "api");

function read(text: string, country: CountryCode, from: "api" | "file"): string {
  const parsed = parseNumber(text, { country, from });
  return parsed.ok ? parsed.number : parsed.problem;
}

const COLORADO = "+17193132645";
const NOT = "is not a phone number";
const EMERGENCY = "is an emergency number and cannot be blocked";

test.each([
  ["+17193132645"],
  ["17193132645"],
  ["7193132645"],
  ["(719) 313-2645"],
  ["(719)313-2645"],
  ["719.313.2645"],
  ["719-313-2645"],
  ["719 313 2645"],
  ["1 (719) 313-2645"],
  ["+1 719-313-2645"],
  ["(+1) 719 313 2645"],
  ["[1] 719/313-2645"],
  ["++17193132645"],
  ["0017193132645"],
  ["+0017193132645"],
  ["01117193132645"],
  ["  7193132645\t"],
  // spreadsheets
  ["17193132645.0"],
  ["17193132645.00"],
  ["17193132645,0"],
  ["7193132645.000000"],
  ["1.7193132645E+10"],
  ["1,7193132645E+10"],
  ["1.7193132645e10"],
  ["7.193132645E+09"],
  ["17,193,132,645"],
  ["17,193,132,645.00"],
  ["17.193.132.645,00"],
  ["'+17193132645"],
  ["’7193132645"],
  ['="+17193132645"'],
  ["=“+17193132645”"],
  ["=+17193132645"],
  ['"7193132645"'],
  // characters that do not show
  ["+1\u00a0719\u202f313\u20072645"],
  ["\u200b7193132645\u200b"],
  ["\ufeff+17193132645"],
  ["\u202a+17193132645\u202c"],
  ["719\u2011313\u20132645"],
  ["719\u2212313\u22122645"],
  // digits of other scripts
  ["＋１７１９３１３２６４５"],
  ["（７１９）３１３－２６４５"],
  ["٧١٩٣١٣٢٦٤٥"],
  ["۷۱۹۳۱۳۲۶۴۵"],
  ["७१९३१३२६४५"],
  ["𝟕𝟏𝟗𝟑𝟏𝟑𝟐𝟔𝟒𝟓"],
  ["7️⃣193132645"],
  // URIs and labels
  ["tel:+1-719-313-2645"],
  ["tel:+17193132645;ext=5"],
  ["tel:313-2645;phone-context=+1719"],
  ["tel:7193132645;phone-context=example.com"],
  ["TEL:17193132645"],
  ["sip:+17193132645@example.com"],
  ["sip:17193132645@203.0.113.9:5060;transport=udp"],
  ["sips:%2B17193132645@example.com;user=phone"],
  ['"Robo Caller" <sip:+17193132645@example.com>;tag=1'],
  ["<tel:+17193132645>"],
  ["whatsapp:+17193132645"],
  ["Phone: 719 313 2645"],
  ["%2B17193132645"],
  // extensions
  ["7193132645x123"],
  ["719-313-2645 x 123"],
  ["719-313-2645 ext. 5"],
  ["719-313-2645 Extension 4711"],
  ["719-313-2645;ext=5"],
  ["719-313-2645 #5"],
  ["+1 719 313 2645 доб. 12"],
  ["17193132645,,123#"],
])("%j is one number in a file and over the API", (text) => {
  expect(file(text)).toBe(COLORADO);
  expect(api(text)).toBe(COLORADO);
});

test.each([
  ["abc", NOT],
  ["N/A", NOT],
  ["+", NOT],
  ["-", NOT],
  ["0", NOT],
  ["UNKNOWN", NOT],
  ["", "is empty"],
  [" \u00a0\u200b", "is empty"],
  ["''", "is empty"],
  ["22000", NOT],
  ["1234567", NOT],
  ["719-313-XXXX", NOT],
  ["719313xxxx", NOT],
  ["719xxx2645", NOT],
  ["7193132645 and 7193132646", NOT],
  ["7193132645,7193132646", NOT],
  ["sip:alice@example.com", NOT],
  ["2026-11-19", NOT],
  ["2026-11-19 00:00:00", NOT],
  ["1+7193132645", NOT],
  ["1.5E-3", NOT],
  ["1.7193E+10", "lost digits in a spreadsheet (1.7193E+10); format the column as text"],
  ["1.72E+10", "lost digits in a spreadsheet (1.72E+10); format the column as text"],
  ["1,71931E+10", "lost digits in a spreadsheet (1,71931E+10); format the column as text"],
  ["1.71931326451E+10", "lost digits in a spreadsheet (1.71931326451E+10); format the column as text"],
  ["1234567890123456", "has more than 15 digits"],
  ["+1234567890123456", "has more than 15 digits"],
  ["7193132645/7193132646", "has more than 15 digits"],
])("%j is refused: %s", (text, problem) => {
  expect(file(text)).toBe(problem);
  expect(api(text)).toBe(problem);
});

test.each([
  "911",
  "112",
  "999",
  "9-1-1",
  "+911",
  "+1911",
  "1911",
  "tel:911",
  "911.0",
  "٩١١",
  "+44999",
  "0049112",
])("%j is an emergency number", (text) => {
  expect(file(text)).toBe(EMERGENCY);
  expect(api(text)).toBe(EMERGENCY);
});

test.each([
  ["1-800-FLOWERS", "US", "+18003569377"],
  ["800-FLOWERS", "US", "+18003569377"],
  ["+1 (800) GO-FEDEX", "DE", "+18004633339"],
  ["1-800-MY-APPLE", "GB", "+18006927753"],
  ["1-800-CALL", "US", NOT],
  ["1-800-flowers", "US", NOT],
  ["FLOWERS", "US", NOT],
  ["800-FLOWERS", "DE", "+18003569377"],
] as const)(
  "letters stand for keys only in a whole North American number: %j in %s",
  (text, country, expected) => {
    expect(file(text, country)).toBe(expected);
  },
);

describe("what libphonenumber calls possible is taken, not only what it calls valid", () => {
  it.each(["+17191231234", "17191231234", "7191231234", "(719) 123-1234"])("%j", (text) => {
    expect(file(text)).toBe("+17191231234");
    expect(api(text)).toBe("+17191231234");
  });
});

test.each([
  // text, country, over the API, in a file
  ["442079460000", "US", "+442079460000", "+442079460000"],
  ["00442079460000", "US", "+442079460000", "+442079460000"],
  ["011442079460000", "US", "+442079460000", "+442079460000"],
  ["04082216950", "DE", "+494082216950", "+494082216950"],
  ["4940822169", "DE", "+4940822169", "+4940822169"],
  ["00436641234567", "DE", "+436641234567", "+436641234567"],
  ["+49 (0)40 8221695", "US", "+49408221695", "+49408221695"],
  ["020 7946 0000", "GB", "+442079460000", "+442079460000"],
  ["06 12345678", "IT", "+390612345678", "+390612345678"],
  ["17193132645", "DE", "+17193132645", "+4917193132645"],
  ["7193132645", "DE", "+497193132645", "+497193132645"],
  ["3105551234", "US", "+13105551234", "+13105551234"],
  ["3101231234", "US", "+13101231234", "+13101231234"],
  ["6465550123", "US", "+16465550123", "+16465550123"],
  ["6465550123", "CA", "+16465550123", "+16465550123"],
  ["6465550123", "DE", "+6465550123", "+496465550123"],
  ["6591234567", "US", "+6591234567", "+6591234567"],
  ["81312345678", "US", "+81312345678", "+81312345678"],
] as const)(
  "%s without a plus in %s is %s over the API and %s in a file",
  (text, country, overApi, inFile) => {
    expect(api(text, country)).toBe(overApi);
    expect(file(text, country)).toBe(inFile);
  },
);

test.each(["US", "DE", "FR", "JP"] as const)(
  "with a plus a number is international, whatever %s would make of it",
  (country) => {
    expect(file("+17193132645", country)).toBe(COLORADO);
    expect(file("+3105551234", country)).toBe("+315551234");
    expect(file("+01719313264", country)).toBe(NOT);
  },
);

test("a plus that arrived as a space is a plus over the API, but a list split at its commas keeps its numbers", () => {
  expect(api(" 17191231234", "DE")).toBe("+17191231234");
  expect(api(" 17193132645", "DE")).toBe(COLORADO);
  expect(api(" 3105551234", "US")).toBe("+13105551234");
  expect(file(" 1719 1231234", "DE")).toBe("+4917191231234");
});

test("a German number of 14 digits has no room for its country code", () => {
  expect(file("091319235017065", "DE")).toBe(
    "has more than 15 digits with its country code (+4991319235017065)",
  );
});

const COUNTRIES = countries().map(({ code }) => code);
const country = fc.oneof(
  fc.constantFrom<CountryCode>("US", "CA", "DE", "GB", "IT", "AG", "JM", "AR", "MX", "BR", "KR", "RU"),
  fc.constantFrom(...COUNTRIES),
);
const from = fc.constantFrom("api" as const, "file" as const);
const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 2, maxLength: 17 });
const spelled = fc.string({
  unit: fc.constantFrom(..."0123456789012345678901234567890123456789+ ().-/x'=,E"),
  maxLength: 22,
});
const wild = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ maxLength: 300 }),
  spelled,
  digits,
);
const prefix = fc.constantFrom("", "", "+", "00", "011", "0", "1", "+1", "+49", " ");

test("whatever the text, reading it gives a number of at most 15 digits or a reason, and never throws", () => {
  fc.assert(
    fc.property(wild, country, from, (text, country, from) => {
      const parsed = parseNumber(text, { country, from });
      if (parsed.ok) expect(parsed.number).toMatch(/^\+[1-9]\d{1,14}$/);
      else expect(parsed.problem).not.toBe("");
    }),
    { numRuns: 5_000 },
  );
});

test("a number that was read reads as itself, in every country and from everywhere", () => {
  fc.assert(
    fc.property(
      prefix,
      fc.oneof(digits, spelled),
      country,
      from,
      country,
      (start, text, country, from, other) => {
        const parsed = parseNumber(start + text, { country, from });
        fc.pre(parsed.ok);
        expect(parseIrregular(parsed.number, { country: other, from })).toEqual(parsed);
      },
    ),
    { numRuns: 5_000, maxSkipsPerRun: 200 },
  );
});

const ten = fc.tuple(
  fc.integer({ min: 200, max: 999 }),
  fc.oneof(fc.integer({ min: 200, max: 999 }), fc.constantFrom(200, 211, 310, 555, 606, 876, 999)),
  fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(0, 100, 123, 9999)),
);
const NANP_SPELLINGS = [
  (a: number, b: number, c: string) => `${a}${b}${c}`,
  (a: number, b: number, c: string) => `(${a}) ${b}-${c}`,
  (a: number, b: number, c: string) => `${a}.${b}.${c}`,
  (a: number, b: number, c: string) => `${a} ${b}-${c}`,
  (a: number, b: number, c: string) => `(${a})${b} ${c}`,
];

test("the shortcut for regular North American numbers gives exactly the long way's answer", () => {
  const start = fc.constantFrom("", "1", "+1", "+1 ", "1-", "1.");
  fc.assert(
    fc.property(
      start,
      fc.constantFrom(...NANP_SPELLINGS),
      ten,
      country,
      from,
      (start, spell, [a, b, c], country, from) => {
        const text = start + spell(a, b, String(c).padStart(4, "0"));
        expect(parseNumber(text, { country, from })).toEqual(parseIrregular(text, { country, from }));
      },
    ),
    { numRuns: 10_000 },
  );
});

test("a country is one whose numbering plan is known", () => {
  expect(["US", "DE", "TA"].every(isCountry)).toBe(true);
  expect(["us", "XX", "", "USA", "toString", "__proto__"].some(isCountry)).toBe(false);
});

test("the countries to choose from have English names, in their order", () => {
  const list = countries();
  expect(list.length).toBeGreaterThan(240);
  expect(list.find(({ code }) => code === "DE")?.name).toBe("Germany");
  expect(list.map(({ name }) => name)).toEqual(
    [...list.map(({ name }) => name)].sort((a, b) => a.localeCompare(b, "en")),
  );
});

describe("a search", () => {
  it.each([
    ["+17193132645", { whole: COLORADO, prefix: "+17193132645" }],
    [
      "(719) 313-2645",
      { whole: COLORADO, prefix: "+17193132645", plainPrefix: "+7193132645", suffix: "7193132645" },
    ],
    ["+1719", { prefix: "+1719" }],
    ["1719", { prefix: "+1719", suffix: "1719" }],
    ["719", { prefix: "+1719", plainPrefix: "+719", suffix: "719" }],
    ["4940822", { whole: "+4940822", prefix: "+14940822", plainPrefix: "+4940822", suffix: "4940822" }],
    ["0049408", { prefix: "+49408", suffix: "0049408" }],
    [
      "7191231234",
      { whole: "+17191231234", prefix: "+17191231234", plainPrefix: "+7191231234", suffix: "7191231234" },
    ],
    [" 1719", { prefix: "+1719" }],
    ["313-2645", { prefix: "+13132645", plainPrefix: "+3132645", suffix: "3132645" }],
    ["Bob 7", { name: "Bob 7" }],
    ["07", {}],
    ["  a ", {}],
    ["---", {}],
  ])("%j in the US", (text, terms) => {
    expect(searchTerms(text, "US")).toEqual(terms);
  });
});
