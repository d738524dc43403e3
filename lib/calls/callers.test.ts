import { expect, test } from "vitest";
import { readCaller } from "./callers";

test.each([
  ["+17195550001", "+17195550001"],
  ["7195550001", "+17195550001"],
  ["sip:+17195550001@sip.example.com;transport=udp", "+17195550001"],
  ["whatsapp:+17195550001", "+17195550001"],
  ["tel:+1-719-555-0001", "+17195550001"],
  ["whatsapp:+5215512345678", "+525512345678"],
  ["+337000004704017", "+337000004704017"],
  ["+1719555010", "+1719555010"],
])("%s is the number %s", (from, number) => {
  expect(readCaller({ country: "US" }, from)).toEqual({ number, text: null });
});

test.each([
  "anonymous",
  "Restricted",
  "unknown",
  "+266696687",
  "266696687",
  "+7378742833",
  "+2562533",
  "+8656696",
  "+86282452253",
  "sip:alice@example.com",
  "client:bob",
  "ACME",
  "12345",
  "911",
])("%s is nobody's number, and is kept as it was said", (from) => {
  expect(readCaller({ country: "US" }, from)).toEqual({ number: null, text: from });
});

test("a word on the keys is nobody's number in any country", () => {
  for (const country of ["DE", "AT", "FR", "US"] as const)
    for (const from of ["266696687", "7378742833", "86282452253", "+86282452253"])
      expect(readCaller({ country }, from)).toEqual({ number: null, text: from });
});

test("a caller of whom nothing is said is nobody", () => {
  expect(readCaller({ country: "US" }, " \0 ")).toEqual({ number: null, text: null });
});

test.each(["US", "DE", "AT", "SE", "IT"] as const)("a short code is nobody's number in %s", (country) => {
  for (const from of ["12345", "262966", "72345", "7726"]) {
    expect(readCaller({ country }, from)).toEqual({ number: null, text: from });
  }
});
