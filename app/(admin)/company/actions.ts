"use server";

import { revalidatePath } from "next/cache";
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
