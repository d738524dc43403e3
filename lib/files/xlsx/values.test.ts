import { expect, test } from "vitest";
import { kindOfFormat } from "@/lib/files/xlsx/formats";
import { numberText } from "@/lib/files/xlsx/values";

test.each([
  [0, undefined, "plain"],
  [14, undefined, "time"],
  [49, undefined, "plain"],
  [164, "yyyy\\-mm\\-dd", "time"],
  [164, '0" days"', "plain"],
  [164, "[Red]0", "plain"],
  [164, "General", "plain"],
  [164, "[$-409]h:mm AM/PM;@", "time"],
  [164, "000-000-0000", { digits: 10 }],
  [164, "0.00E+00", "plain"],
  [164, "#,##0.00", "plain"],
  [164, "00%", "plain"],
  [164, "0000000000", { digits: 10 }],
])("a number of format %s %s is shown as %o", (id, code, kind) => {
  expect(kindOfFormat(id, code)).toEqual(kind);
});

test.each([
  ["1e400", "plain", "1e400"],
  ["", "plain", ""],
  ["-5", { digits: 4 }, "-5"],
  ["17193132645", "time", "17193132645"],
  ["0.25", "time", "06:00:00"],
  ["123456789012345678", "plain", "123456789012345680"],
] as const)("the number %j shown as %o is %j", (value, kind, text) => {
  expect(numberText(value, kind, false)).toBe(text);
});

test.each([
  ["\\+0;", "6598765432", "+6598765432"],
  ["+0", "6598765432", "+6598765432"],
  ['"+44 "0', "7700900123", "+44 7700900123"],
  ['"+1 ("000") "000-0000', "7193132645", "+1 (719) 313-2645"],
  ['"0"#', "4082216950", "04082216950"],
  ["[$+49 ]0", "15112345678", "+49 15112345678"],
  ["[<=9999999]###\\-####;\\+1###\\-###\\-####", "7193132645", "+1719-313-2645"],
  ["\\+0", "-5", "-+5"],
  ["\\+0", "2.5", "2.5"],
  ["\\+000", "7", "+007"],
  ["0.00E+00", "7.193132645E9", "7193132645"],
  ["000-000-0000", "193132645", "0193132645"],
])("the format %j shows %s as %s", (code, value, text) => {
  expect(numberText(value, kindOfFormat(164, code), false)).toBe(text);
});
