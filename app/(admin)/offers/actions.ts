"use server";

import { revalidatePath } from "next/cache";
import { splitPasted } from "@/lib/csv/csv";
import { CreateOffer, UpdateOffer } from "@/lib/offers/schema";
import { createOffer, renewOfferToken, switchOffer, updateOffer } from "@/lib/offers/setting-up";
import { type FormFields, action } from "@/lib/web/action";

const given = (fields: FormFields) => ({
  name: fields.text("name"),
  active: fields.has("active"),
  withheldCallers: fields.text("withheld_callers"),
  numbers: splitPasted(fields.text("numbers")),
  buyers: fields.json("buyers"),
});

export const create = action(async (ctx, fields) => {
  const { name } = await createOffer(ctx, CreateOffer.parse(given(fields)));
  revalidatePath("/offers");
  return { message: `The offer “${name}” is made.`, redirect: "/offers" };
});

export const update = action(async (ctx, fields) => {
  const seen = { id: Number(fields.text("id")), updatedAt: new Date(fields.text("updated_at")) };
  const { name } = await updateOffer(ctx, UpdateOffer.parse({ ...given(fields), ...seen }));
  revalidatePath("/offers");
  return { message: `The offer “${name}” is changed.`, redirect: "/offers" };
});

export const turn = action(async (ctx, fields) => {
  const active = fields.text("active") === "true";
  const { name } = await switchOffer(ctx, { id: Number(fields.text("id")), active });
  revalidatePath("/offers");
  return { message: `“${name}” is switched ${active ? "on" : "off"}.` };
});

export const renewToken = action(async (ctx, fields) => {
  const { id } = await renewOfferToken(ctx, { id: Number(fields.text("id")) });
  revalidatePath(`/offers/${id}`);
  return { message: "There is a new lead token. The old one is refused." };
});
