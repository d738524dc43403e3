"use server";

import { revalidatePath } from "next/cache";
import { decideReview } from "@/lib/reviews/deciding";
import { DecideReview } from "@/lib/reviews/schema";
import { action } from "@/lib/web/action";

export const decide = action(async (ctx, fields) => {
  const decision = fields.text("decision");
  const input = {
    id: Number(fields.text("id")),
    decision,
    reason: decision === "block" ? fields.text("reason") : null,
    note: fields.text("note"),
  };
  const { number, words } = await decideReview(ctx, DecideReview.parse(input));
  revalidatePath("/", "layout");
  return { message: words === "dismissed" ? "The text is dismissed." : `${number} is ${words} now.` };
});
