"use server";

import { revalidatePath } from "next/cache";
import { CreateSchedule, UpdateSchedule } from "@/lib/schedules/schema";
import {
  createSchedule,
  renewScheduleToken,
  switchSchedule,
  updateSchedule,
} from "@/lib/schedules/setting-up";
import { type FormFields, action } from "@/lib/web/action";

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

const given = (fields: FormFields) => ({
  name: fields.text("name"),
  active: fields.has("active"),
  number: fields.text("number"),
  offerId: number(fields.optional("offer_id")),
  when: {
    trigger: fields.text("when.trigger"),
    triggerStatuses: fields.all("when.trigger_statuses"),
    triggerCount: number(fields.optional("when.trigger_count")),
    triggerDisposition: fields.text("when.trigger_disposition"),
    triggerKeyword: fields.text("when.trigger_keyword"),
  },
  actions: fields.json("actions"),
});

export const create = action(async (ctx, fields) => {
  const { name } = await createSchedule(ctx, CreateSchedule.parse(given(fields)));
  revalidatePath("/schedules");
  return { message: `The schedule “${name}” is made.`, redirect: "/schedules" };
});

export const update = action(async (ctx, fields) => {
  const seen = { id: Number(fields.text("id")), updatedAt: new Date(fields.text("updated_at")) };
  const { name } = await updateSchedule(ctx, UpdateSchedule.parse({ ...given(fields), ...seen }));
  revalidatePath("/schedules");
  return { message: `The schedule “${name}” is changed.`, redirect: "/schedules" };
});

export const turn = action(async (ctx, fields) => {
  const active = fields.text("active") === "true";
  const { name } = await switchSchedule(ctx, { id: Number(fields.text("id")), active });
  revalidatePath("/schedules");
  return { message: `“${name}” is switched ${active ? "on" : "off"}.` };
});

export const renewToken = action(async (ctx, fields) => {
  const { id } = await renewScheduleToken(ctx, { id: Number(fields.text("id")) });
  revalidatePath(`/schedules/${id}`);
  return { message: "There is a new lead token. The old one is refused." };
});
