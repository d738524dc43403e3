import type { ReadAs } from "@/lib/contact-imports/preview";

const DELIMITERS: Record<ReadAs["delimiter"], string> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/** How a file is read: "Read as: semicolons between the columns, Windows-1252, the first row is the header." */
export function readAsSentence(readAs: ReadAs): string {
  const { packing, part, encoding, delimiter, hasHeader, columns, titleRows = 0, codeColumn } = readAs;
  const parts = [
    packing === "gzip" && "gzipped",
    packing === "zip" && `${part} in the zip file`,
    packing === "xlsx" && `sheet “${part}” of the workbook`,
    columns === 1 ? "one column" : packing !== "xlsx" && `${DELIMITERS[delimiter]} between the columns`,
    encoding,
    hasHeader ? `the ${ordinal(titleRows + 1)} row is the header` : "no header",
    codeColumn && `each number with the calling code in “${codeColumn}”`,
  ];
  return `Read as: ${parts.filter(Boolean).join(", ")}.`;
}

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];
const ordinal = (place: number) => ORDINALS[place - 1] ?? `${place}th`;
