"use server";

import { revalidatePath } from "next/cache";
import { updateDispositions } from "@/lib/companies/dispositions";
import { UpdateCompany, updateCompany } from "@/lib/companies/updating";
import { action } from "@/lib/web/action";

export const update = action(async (ctx, fields) => {
  const input = {
    name: fields.text("name"),
    defaultCountry: fields.text("default_country"),
    timeZone: fields.text("time_zone"),
  };
  await updateCompany(ctx, UpdateCompany.parse(input));
  revalidatePath("/", "layout");
  return { message: "The company is changed." };
});

export const changeDispositions = action(async (ctx, fields) => {
  const dispositions = fields.text("dispositions").split(/[\r\n]+/);
  await updateDispositions(ctx, { dispositions });
  revalidatePath("/company");
  return { message: "The dispositions are changed." };
});
