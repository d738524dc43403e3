import type { ReadAs } from "@/lib/contact-imports/preview";

const DELIMITERS: Record<ReadAs["delimiter"], string> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/** How a file is read: "Read as: semicolons between the columns, Windows-1252, the first row is the header." */
export function readAsSentence({ packing, part, encoding, delimiter, hasHeader, columns }: ReadAs): string {
  const parts = [
    packing === "gzip" && "gzipped",
    packing === "zip" && `${part} in the zip file`,
    packing === "xlsx" && `sheet “${part}” of the workbook`,
    columns === 1 ? "one column" : packing !== "xlsx" && `${DELIMITERS[delimiter]} between the columns`,
    encoding,
    hasHeader ? "the first row is the header" : "no header",
  ];
  return `Read as: ${parts.filter(Boolean).join(", ")}.`;
}
