import { z } from "zod";
import type { Context } from "@/lib/context";
import { allow } from "@/lib/allow";
import { changeCompany } from "./inner/changing";

const MOST = 50;
const LONGEST = 60;

export const UpdateDispositions = z.object({
  dispositions: z
    .array(z.string().trim())
    .transform((list) => list.filter(Boolean))
    .refine((list) => list.length <= MOST, `are more than ${MOST}`)
    .refine(
      (list) => list.every((each) => each.length <= LONGEST),
      `have one longer than ${LONGEST} characters`,
    )
    .refine(
      (list) => list.every((each) => !/[\p{Cc}\p{Surrogate}]/u.test(each)),
      "hold a character that is no text",
    )
    .refine((list) => new Set(list.map((each) => each.toLowerCase())).size === list.length, "name one twice"),
});

/**
 * Changes what people may choose as the outcome of a call or lead, in this order. What was chosen already stays. A
 * schedule that waits for an outcome that is gone no longer fires. Needs `security`.
 */
export async function updateDispositions(
  ctx: Context,
  input: z.input<typeof UpdateDispositions>,
): Promise<string[]> {
  allow(ctx, "security");
  return (await changeCompany(ctx, UpdateDispositions.parse(input))).dispositions;
}
