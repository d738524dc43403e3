"use server";

import { revalidatePath } from "next/cache";
import { updateDispositions } from "@/lib/companies/dispositions";
import { UpdateCompany, updateCompany } from "@/lib/companies/updating";
import { UpdateWithheld, updateWithheld } from "@/lib/companies/withheld";
import { UpdateWords, updateWords } from "@/lib/companies/wording";
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

const lines = (text: string) => text.split(/[\r\n]+/);

export const changeWords = action(async (ctx, fields) => {
  const input = {
    stopWords: lines(fields.text("stop_words")),
    startWords: lines(fields.text("start_words")),
    stopConfirmation: fields.text("stop_confirmation"),
  };
  await updateWords(ctx, UpdateWords.parse(input));
  revalidatePath("/company");
  return { message: "The words are changed." };
});

export const changeWithheld = action(async (ctx, fields) => {
  const { withheldCallers } = await updateWithheld(
    ctx,
    UpdateWithheld.parse({ withheldCallers: fields.text("withheld_callers") }),
  );
  revalidatePath("/company");
  const what = withheldCallers === "reject" ? "turned away" : "connected";
  return { message: `Callers who withhold their number are ${what} now.` };
});
