import { describe, expect, it, test } from "vitest";
import { type CountryCode, countries, isCountry, parseNumber } from "@/lib/phone/phone";
import { searchTerms } from "@/lib/phone/search-terms";

const file = (text: string, country: CountryCode = "US") => read(text, country, "file");
const api = (text: string, country: CountryCode = "US") => read(text, country, "api");

function read(text: string, country: CountryCode, from: "api" | "file"): string {
  const parsed = parseNumber(text, { country, from });
  return parsed.ok ? parsed.number : parsed.problem;
}

const COLORADO = "+17193132645";
const NOT = "is not a phone number";
const NO_AREA = "has no area code";

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
  ["6465550123", "DE", "+496465550123", "+496465550123"],
  ["6591234567", "US", "+16591234567", "+16591234567"],
  ["81312345678", "US", "+81312345678", "+81312345678"],
  ["4915123456789", "DE", "+4915123456789", "+4915123456789"],
  ["49015123456789", "DE", "+4915123456789", "+4915123456789"],
  ["17191231234", "FR", "+17191231234", NOT],
  ["442079460000", "FR", "+442079460000", "+442079460000"],
  ["495-5501", "US", NO_AREA, NO_AREA],
  ["431-5502", "US", NO_AREA, NO_AREA],
  ["95 12 34 56", "BJ", "+2290195123456", "+2290195123456"],
  ["0195123458", "BJ", "+2290195123458", "+2290195123458"],
  ["0044 20 7946 0000", "CO", "+442079460000", "+442079460000"],
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

test("what is in use abroad, and nothing but its length says so, is marked", () => {
  const marked = { ok: true, number: "+4915123456789", abroad: true };
  expect(parseNumber("4915123456789", { country: "US", from: "file" })).toEqual(marked);
  expect(parseNumber("4915123456789", { country: "DE", from: "file" })).not.toHaveProperty("abroad");
  expect(parseNumber("004915123456789", { country: "US", from: "file" })).not.toHaveProperty("abroad");
});

test.each(["+337000004704017", "+1719555010", "+99912345678", "+12345678"])(
  "%s is impossible: taken as it came over the API, and refused in a file, which may know it",
  (text) => {
    expect(parseNumber(text, { country: "US", from: "api" })).toEqual({
      ok: true,
      number: text,
      impossible: true,
    });
    expect(parseNumber(text, { country: "US", from: "file" })).toEqual({
      ok: false,
      problem: NOT,
      asWritten: text,
    });
  },
);

test("after a plus there are 8 to 15 digits, the first no zero", () => {
  for (const text of ["+1719555", "+01719313264", "+0171931326"]) expect(api(text)).toBe(NOT);
  expect(api("+1234567890123456")).toBe("has more than 15 digits");
  expect(api(" 33700000470401")).toBe("+33700000470401");
});

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

test("a country is one whose numbering plan is known", () => {
  expect(["US", "DE", "TA"].every(isCountry)).toBe(true);
  expect(["us", "XX", "", "USA", "toString", "__proto__"].some(isCountry)).toBe(false);
});

test("the countries to choose from have English names, in their order", () => {
  const list = countries();
  expect(list.length).toBeGreaterThan(240);
  expect(list.find(({ code }) => code === "DE")?.name).toBe("Germany");
  const names = list.map(({ name }) => name);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, "en")));
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
    ["4940822", { prefix: "+14940822", plainPrefix: "+4940822", suffix: "4940822" }],
    ["0211 741528", { whole: "+10211741528", unlikely: true, prefix: "+1211741528", suffix: "211741528" }],
    ["020 7946 0123", { prefix: "+12079460123", suffix: "2079460123" }],
    ["+5215512345678", { whole: "+525512345678", prefix: "+5215512345678" }],
    ["+1719555010", { whole: "+1719555010", unlikely: true, prefix: "+1719555010" }],
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
