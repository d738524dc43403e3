/** A file of `cases/`, the query that goes with it, every number that it must block, and what its record must say. */
type CaseValue = [file: string, query: string, numbers: string[], record: Record<string, unknown>];

/** Returns invented numbers of Colorado with these last digits. */
export const us = (...lasts: string[]) => lasts.map((last) => `+1719555${last}`);
const OURS = [
  "+17195550601",
  "+33123456607",
  "+393123456605",
  "+442079460602",
  "+4915123456603",
  "+5511988887606",
  "+6591234604",
  "+81312345608",
];

/** For tests: the files made after public reports, each with its right value. */
export const CASE_VALUES: CaseValue[] = [
  ["plus-format.xlsx", "", ["+447700900123", "+4520123456", "+6591234567", "+6598765432"], {}],
  ["hidden-row.xlsx", "&hidden_rows=skip", us("0131"), { row_count: 1, left_out_count: 1 }],
  ["hidden-row.xlsx", "&hidden_rows=take", us("0130", "0131"), { row_count: 2, left_out_count: 0 }],
  ["two-sheets.xlsx", "&sheet=S2", us("0197"), { sheet: "S2" }],
  ["two-sheets.xlsx", "&sheet=all", us("0196", "0197"), { total_count: 2 }],
  ["formula-nocache.xlsx", "", us("0152"), { total_count: 3, rejected_count: 2 }],
  ["space-quote3.csv", "", us("0171", "0173"), { rejected_count: 0 }],
  [
    "google.csv",
    "",
    us("0111", "0112", "0113", "0114"),
    { total_count: 4, row_count: 2, caller_id_column_names: ["Phone 1 - Value", "Phone 2 - Value"] },
  ],
  ["epoch.csv", "", us("0103", "0104", "0105"), { caller_id_column_name: "recipient" }],
  ["one-nul.csv", "", us("0106", "0107"), { total_count: 2 }],
  ["title-row.csv", "", us("0180", "0181"), { name_column: "Name", reason_column: "Reason", total_count: 2 }],
  ["cp1251.csv", "", ["+74951234567"], { encoding: "Windows-1251", encoding_certain: false }],
  ["local7.csv", "", [], { total_count: 5, rejected_count: 5 }],
  [
    "benin-old.csv",
    "&default_country=BJ",
    ["+2290161001234", "+2290195123456", "+2290195123458", "+2290195123459", "+2290197123457"],
    { rejected_count: 0 },
  ],
  [
    "ext-words.csv",
    "",
    [
      ...us("0140", "0141", "0142", "0143", "0144", "0145", "0146"),
      "+10312345678",
      "+390212345678",
      "+48221234567",
      "+31201234567",
      "+46812345678",
      "+33123456789",
    ],
    { total_count: 14, rejected_count: 1 },
  ],
  [
    "calling-code-column.csv",
    "",
    ["+17195550402", "+442079460401", "+442079460404", "+442079460405", "+493023125403"],
    { rejected_count: 0, calling_code_column: "phone_code" },
  ],
  [
    "trunk-zero.csv",
    "",
    ["+17195550403", "+390655500404", "+442079460402", "+4533120405", "+48225120401", "+493023125406"],
    { rejected_count: 0 },
  ],
  ["backslash-quotes.csv", "", us("0401", "0402", "0403"), { rejected_count: 0 }],
  ["notes-above.csv", "", us("0401", "0402"), { total_count: 2, reason_column: "Reason" }],
  [
    "grouped-header.csv",
    "",
    us("0401", "0402", "0403"),
    { row_count: 2, caller_id_column_names: ["Phones Home", "Phones Work"] },
  ],
  ["ragged-semicolons.csv", "", us("0401", "0402", "0403"), { caller_id_column_name: "Phone" }],
  ["mac-roman.csv", "", us("0401", "0402", "0403"), { encoding: "Macintosh", encoding_certain: false }],
  ["links.csv", "", us("0401", "0402", "0403", "0404", "0405", "0406"), { rejected_count: 0 }],
  ["whatsapp-accounts.csv", "", ["+17195550401", "+17195550403", "+525512345402"], { rejected_count: 2 }],
  ["endings.csv", "&default_country=DE", ["+49211741512", "+492117415130"], { rejected_count: 2 }],
  ["placeholders.csv", "", us("0401", "0402", "0403", "0404"), { total_count: 5, rejected_count: 1 }],
  ["export-after-libreoffice.csv", "", OURS, { rejected_count: 0 }],
  ["export-after-libreoffice.xlsx", "", OURS, { rejected_count: 0 }],
  ["export-after-libreoffice.csv", "&default_country=DE", OURS, { rejected_count: 0 }],
  ["export-after-libreoffice.xlsx", "&default_country=DE", OURS, { rejected_count: 0 }],
];
