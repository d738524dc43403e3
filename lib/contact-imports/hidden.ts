import type { ContactImport } from "@/db/schema/contact-imports";

type Hidden = { hiddenRows: number; hiddenColumns?: number };

/** What of a workbook is hidden, in words: "3 rows and 1 column"; empty for nothing. */
export const hiddenWords = ({ hiddenRows, hiddenColumns = 0 }: Hidden): string =>
  [worded(hiddenRows, "row"), worded(hiddenColumns, "column")].filter((words) => words !== "").join(" and ");

const worded = (count: number, thing: string) =>
  count === 0 ? "" : `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;

/** How many columns that somebody hid an upload leaves out. */
export const leftOutColumns = ({
  reading,
  hiddenRows,
}: Pick<ContactImport, "reading" | "hiddenRows">): number =>
  hiddenRows === "skip" ? (reading?.hiddenColumns ?? 0) : 0;
