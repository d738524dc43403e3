"use server";

import { refresh } from "next/cache";
import { decideRenumbered } from "@/lib/contacts/renumbering";
import { action } from "@/lib/web/action";

/** Says whether a renumbered number, blocked in one spelling only, is blocked. */
export const decide = action(async (ctx, fields) => {
  const blocked = fields.text("blocked") === "true";
  await decideRenumbered(ctx, { id: Number(fields.text("id")), blocked });
  refresh();
  return { message: blocked ? "The number is blocked." : "The number stays unblocked." };
});
