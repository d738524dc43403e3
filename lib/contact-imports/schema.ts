import { z } from "zod";
import { hiddenRowChoices, importStatuses } from "@/db/enums";
import { ListBlacklist, Note, Reason } from "@/lib/contacts/schema";
import { ENCODINGS, encodingNamed } from "@/lib/files/encodings";
import { isCountry } from "@/lib/phone/phone";

const LONGEST_NAME = 255;

/** How the names of pasted lists begin. */
export const PASTED = "Pasted numbers";

/** A file's name as it came, without a path before it and without what could break a line of a log or of a page. */
export const FileName = z
  .string()
  .trim()
  .transform((name) => name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ""))
  .transform((name) =>
    name
      .replace(/^.*[\\/]/, "")
      .replace(/^\.+$/, "")
      .trim(),
  )
  .transform((name) => name.slice(0, LONGEST_NAME).replace(/\p{Cs}/gu, ""));

const Country = z.string().trim().toUpperCase().refine(isCountry, "is not the two-letter code of a country");

/** The name of a column; empty or null: that is taken from no column. */
const Column = z
  .string()
  .nullish()
  .transform((name) => (name?.trim() === "" ? null : name));

/** The columns of the numbers, one name or several; none to have them guessed. */
const Columns = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((names) => [names ?? []].flat().filter((name) => name.trim() !== ""));

/** What is done with rows and columns that are hidden in a workbook. */
export const HiddenRowChoice = z.enum(hiddenRowChoices, {
  error: `must be ${hiddenRowChoices.join(" or ")}`,
});

const MOST_SHEET_NAME = 255;

/** What a file is written in, by the name that browsers know it by. */
const EncodingName = z
  .string()
  .refine((name) => name === "" || encodingNamed(name) !== null, `must be one of ${ENCODINGS.join(", ")}`);

/**
 * What is to be done with the rows of a file. Without a column the likeliest is taken, without a country the company's.
 * A row's own reason and note go before those given here.
 */
export const ImportSettings = z.object({
  callerIdColumnName: Columns,
  callingCodeColumn: Column,
  nameColumn: Column,
  reasonColumn: Column,
  noteColumn: Column,
  defaultCountry: Country.optional(),
  encoding: EncodingName.nullish(),
  sheet: z
    .string()
    .max(MOST_SHEET_NAME)
    .nullish()
    .transform((name) => name || null),
  hiddenRows: HiddenRowChoice.nullish(),
  blocked: z.boolean().default(true),
  reason: Reason.nullish(),
  note: Note.nullish(),
});
export type ImportSettings = z.input<typeof ImportSettings>;

export const ListImports = ListBlacklist.pick({
  perPage: true,
  page: true,
  cursor: true,
  orderDir: true,
}).extend({
  status: z
    .enum(importStatuses, { error: `must be one of ${importStatuses.join(", ")}` })
    .optional()
    .meta({ description: "Only uploads that are so now." }),
  /** A part of the file's name. */
  name: z
    .string()
    .trim()
    .max(LONGEST_NAME, "is longer than 255 characters")
    .refine((name) => !name.includes("\0"), "holds a character that is no text")
    .optional()
    .meta({ description: "A part of the file's name." }),
});
export type ListImports = z.input<typeof ListImports>;
