import { expect, test } from "vitest";
import { type CountryCode, parseNumber } from "@/lib/phone/phone";

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
  ["p:+17193132645"],
  ['<a href="tel:+17193132645">(719) 313-2645</a>'],
  ["<a class='x' href='tel:719-313-2645' target=_blank>call</a>"],
  ["<p>719-313-2645</p>"],
  ["719-313-2645<br/>"],
  ['=HYPERLINK("tel:+17193132645","call")'],
  ["[call](tel:+17193132645)"],
  ["https://wa.me/17193132645"],
  ["17193132645@s.whatsapp.net"],
  ["17193132645:12@s.whatsapp.net"],
  ["17193132645@c.us"],
  ["+1 (0) 719 313 2645"],
  // extensions
  ["7193132645x123"],
  ["719-313-2645 x 123"],
  ["719-313-2645 ext. 5"],
  ["719-313-2645 Extension 4711"],
  ["719-313-2645;ext=5"],
  ["719-313-2645 #5"],
  ["+1 719 313 2645 доб. 12"],
  ["17193132645,,123#"],
  ["719-313-2645 option 2"],
  ["719-313-2645 ext-12"],
  ["719-313-2645 ext: 12 "],
  ["719-313-2645 X12"],
  ["719-313-2645 ext 12 Bob"],
  ["719-313-2645 ~12"],
  ["719-313-2645 xtn 12"],
  ["719-313-2645 extensión 12"],
  ["719-313-2645 ｅｘｔｎ12"],
  ["(719) 313-2645 - 503#"],
  ["+1 719 313 2645;ext=12"],
  // what kind of telephone it is
  ["719-313-2645 (cell)"],
  ["(m) 719-313-2645"],
  ["719-313-2645 mobile"],
  ["Cell 719-313-2645"],
  ["719-313-2645 (Bob work)"],
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
  ["3312345678 9", NOT],
  ["123456789012345@lid", NOT],
  ["17193132645-1600000000@g.us", NOT],
  ["719-313-2645/46", "is more than one number; write each of them whole"],
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
  ["+39 02 12345678 int. 12", "IT", "+390212345678"],
  ["03-1234-5678(内線123)", "JP", "+81312345678"],
  ["010-12345678转123", "CN", "+861012345678"],
  ["+48 22 123 45 67 wew. 12", "PL", "+48221234567"],
  ["+31 20 123 4567 toestel 12", "NL", "+31201234567"],
  ["+46 8 123 456 78 ankn 12", "SE", "+46812345678"],
  ["+33 1 23 45 67 89 p. 12", "FR", "+33123456789"],
] as const)("the extension of %j in %s is dropped", (text, country, number) => {
  expect(file(text, country)).toBe(number);
  expect(api(text, country)).toBe(number);
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
  ["+48 (0) 22 512 04 01", "+48225120401"],
  ["+34 (0)91 234 56 78", "+34912345678"],
  ["0045 (0)33 12 04 05", "+4533120405"],
  ["+44 (0)20 7946 0402", "+442079460402"],
  ["+39 (0)6 5550 0404", "+390655500404"],
  ["+39 (0)35 123456", "+39035123456"],
] as const)("a zero in parentheses counts only where the number needs it: %j", (text, number) => {
  expect(file(text)).toBe(number);
  expect(api(text)).toBe(number);
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
