import { z } from "zod";
import { previewStatuses } from "@/db/enums";
import type { ContactImportPreview } from "@/db/schema/contact-import-previews";
import type { ContactImport } from "@/db/schema/contact-imports";
import { presenter, WireCount, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import { contactImportRecord } from "./presenting";

const Preview = z
  .object({
    status: z
      .enum(previewStatuses)
      .meta({ description: "The counts grow while it is running.", example: "succeeded" }),
    changed_count: WireCount.meta({
      description: "Numbers that would be blocked, or unblocked.",
      example: 602,
    }),
    unchanged_count: WireCount.meta({ description: "Numbers that are so already.", example: 11 }),
    duplicate_count: WireCount.meta({ description: "Numbers that stand further up.", example: 6 }),
    rejected_count: WireCount.meta({ description: "Rows without a number that can be read.", example: 1 }),
    strange_count: WireCount.meta({
      description:
        "Of the numbers, those that may be somebody else’s: not in use, or taken for another country’s.",
      example: 0,
    }),
    row_count: WireCount.meta({ description: "Rows looked at.", example: 620 }),
    whole: z
      .boolean()
      .meta({ description: "False for a file of more numbers than are judged.", example: true }),
    problems: z
      .array(
        z.object({
          problem: z
            .string()
            .meta({ description: "What the rows have in common.", example: "has no area code" }),
          rows: WireCount.meta({ example: 1 }),
        }),
      )
      .meta({ description: "Why rows are rejected, the most frequent first." }),
    error_message: z.string().nullable().meta({ description: "Why it cannot be judged, in one sentence." }),
    as_of: WireTime.nullable().meta({
      description: "When the judging began: the list may have changed since.",
    }),
  })
  .meta({ id: "ContactImportPreview" });

/** One upload as the API says it, with what a draft would do, as far as it is judged. */
export const judgedImportRecord = presenter(
  contactImportRecord.schema
    .extend({
      preview: Preview.nullable().meta({
        description: "Of a draft: what it would do by its present settings. Null for any other upload.",
      }),
    })
    .meta({ id: "JudgedContactImport" }),
).of(({ file, preview }: { file: ContactImport; preview: ContactImportPreview | null }) => ({
  ...contactImportRecord.present(file),
  preview: preview && presentPreview(preview),
}));

const presentPreview = (preview: ContactImportPreview): z.input<typeof Preview> => ({
  status: preview.status,
  changed_count: preview.changedCount,
  unchanged_count: preview.unchangedCount,
  duplicate_count: preview.duplicateCount,
  rejected_count: preview.rejectedCount,
  strange_count: preview.strangeCount,
  row_count: preview.rowCount,
  whole: preview.whole,
  problems: preview.problems,
  error_message: preview.errorMessage,
  as_of: wireTime(preview.asOf),
});
