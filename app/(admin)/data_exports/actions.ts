"use server";

import { createExport } from "@/lib/data-exports/creating";
import { Invalid } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { action } from "@/lib/web/action";
import { FILTER_NAMES } from "./names";
import { readExport } from "./reading";

/** Starts an export and goes to its page. */
export const start = action(async (ctx, fields) => {
  allow(ctx, "suppression_list");
  const filter = Object.fromEntries(FILTER_NAMES.map((name) => [name, fields.optional(name)]));
  const { request, errors } = readExport(
    { ...filter, format: fields.optional("format"), columns: fields.all("columns") },
    ctx.member.company.timeZone,
  );
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
  const { id } = await createExport(ctx, request);
  return { redirect: `/data_exports/${id}` };
});
