import { expect, test } from "vitest";
import type { CountryCode } from "@/lib/phone/phone";
import { type Fit, fitOf, isWrittenAsIn } from "@/lib/phone/fitting";

test.each<[string, CountryCode, Fit]>([
  ["7193132645", "US", "fine"],
  ["0211741528", "US", "strange"],
  ["0211741528", "DE", "fine"],
  ["+49211741528", "US", "fine"],
  ["49211741528", "US", "abroad"],
  ["+17191231234", "US", "fine"],
  ["17191231234", "US", "fine"],
  ["7191231234", "US", "strange"],
  ["02079460123", "US", "unreadable"],
  ["4915123456789", "US", "abroad"],
  ["4915123456789", "DE", "fine"],
  ["971501234567", "DE", "ambiguous"],
  ["0971501234567", "DE", "fine"],
  ["2015550123", "US", "fine"],
  ["", "US", "unreadable"],
])("%j read in %s is %s", (text, country, fit) => {
  expect(fitOf(text, country)).toBe(fit);
});

test.each<[string, CountryCode, boolean]>([
  ["0211 741528", "DE", true],
  ["+49 211 741528", "DE", true],
  ["211741528", "DE", false],
  ["49211741528", "DE", true],
  ["7193132645", "DE", false],
  ["7193132645", "GB", false],
  ["(719) 313-2645", "US", true],
  ["1 719 313 2645", "US", true],
  ["0211741528", "US", false],
  ["020 7946 0123", "GB", true],
  ["06 12 34 56 78", "FR", true],
  ["612 345 678", "ES", true],
  ["x", "DE", false],
])("%j is written as in %s: %s", (text, country, is) => {
  expect(isWrittenAsIn(text, country)).toBe(is);
});
