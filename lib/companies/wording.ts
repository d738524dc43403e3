import { z } from "zod";
import { stopConfirmations } from "@/db/enums";
import type { Company } from "@/db/schema/companies";
import { allow } from "@/lib/allow";
import type { Context } from "@/lib/context";
import { changeCompany } from "./inner/changing";
import { keywordOf, lettersOf } from "./keywords";

const MOST = 50;
const LONGEST = 60;

const letters = (list: string[]) => list.map(lettersOf);

const Words = z
  .array(z.string().trim())
  .transform((list) => list.filter(Boolean))
  .refine((list) => list.length <= MOST, `are more than ${MOST}`)
  .refine(
    (list) => list.every((word) => word.length <= LONGEST),
    `have one longer than ${LONGEST} characters`,
  )
  .refine((list) => letters(list).every(Boolean), "have one without a letter or digit")
  .refine((list) => new Set(letters(list)).size === list.length, "name one twice");

const opposite = { stopWords: "start", startWords: "stop" } as const;

export const UpdateWords = z
  .object({ stopWords: Words, startWords: Words, stopConfirmation: z.enum(stopConfirmations) })
  .superRefine((said, ctx) => {
    for (const kind of ["stopWords", "startWords"] as const) {
      if (said[kind].some((word) => keywordOf(word) === opposite[kind]))
        ctx.addIssue({
          code: "custom",
          path: [kind],
          message: "have one that asks for the opposite everywhere",
        });
    }
    const stops = new Set(letters(said.stopWords));
    if (letters(said.startWords).some((word) => stops.has(word)))
      ctx.addIssue({ code: "custom", path: ["startWords"], message: "have one that also opts out" });
  });

/**
 * Changes the company's own words that opt out and in, beside STOP and START, and who confirms a STOP to the person.
 * What was received already stays. Needs `security`.
 */
export async function updateWords(ctx: Context, input: z.input<typeof UpdateWords>): Promise<Company> {
  allow(ctx, "security");
  return changeCompany(ctx, UpdateWords.parse(input));
}
