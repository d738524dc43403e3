import { expect, test } from "vitest";
import { readAsSentence } from "./read-as";

const plain = {
  packing: null,
  part: null,
  encoding: "UTF-8",
  delimiter: ",",
  hasHeader: false,
  columns: 1,
} as const;

test.each([
  [{}, "Read as: one column, UTF-8, no header."],
  [
    { delimiter: ";", columns: 3, encoding: "Windows-1252", hasHeader: true },
    "Read as: semicolons between the columns, Windows-1252, the first row is the header.",
  ],
  [
    { packing: "zip", part: "a.csv", delimiter: "\t", columns: 2, encoding: "UTF-16LE" },
    "Read as: a.csv in the zip file, tabs between the columns, UTF-16LE, no header.",
  ],
  [
    { packing: "xlsx", part: "Numbers", encoding: null, columns: 3, hasHeader: true },
    "Read as: sheet “Numbers” of the workbook, the first row is the header.",
  ],
  [
    { delimiter: "|", columns: 7, hasHeader: true, titleRows: 2, codeColumn: "phone_code" },
    "Read as: bars between the columns, UTF-8, the third row is the header, each number with the calling code in “phone_code”.",
  ],
] as const)("%o is told", (readAs, sentence) => {
  expect(readAsSentence({ ...plain, ...readAs })).toBe(sentence);
});
