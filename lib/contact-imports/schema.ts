import { z } from "zod";
import { importStatuses } from "@/db/enums";
import { ListBlacklist, Note, Reason } from "@/lib/contacts/schema";
import { isCountry } from "@/lib/phone/phone";

const LONGEST_NAME = 255;

/** How the names of pasted lists begin. */
export const PASTED = "Pasted numbers";

/** A file's name as it came, without what could break a line of a log or of a page. */
export const FileName = z
  .string()
  .trim()
  .transform((name) => name.slice(0, LONGEST_NAME).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ""));

const Country = z.string().trim().toUpperCase().refine(isCountry, "is not the two-letter code of a country");

/** The name of a column; empty or null: that is taken from no column. */
const Column = z
  .string()
  .nullish()
  .transform((name) => (name?.trim() === "" ? null : name));

/**
 * What is to be done with the rows of a file. Without a column the likeliest is taken, without a country the company's. A
 * row's own reason and note go before those given here.
 */
export const ImportSettings = z.object({
  callerIdColumnName: z.string().nullish(),
  nameColumn: Column,
  reasonColumn: Column,
  noteColumn: Column,
  defaultCountry: Country.optional(),
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
