"use server";

import { revalidatePath } from "next/cache";
import { AddCollaborator, addCollaborator } from "@/lib/collaborators/adding";
import { changeRights, disableCollaborator, enableCollaborator } from "@/lib/collaborators/changing";
import { type PasswordLink, renewPasswordLink } from "@/lib/collaborators/password-links";
import { RightsChoice } from "@/lib/collaborators/schema";
import { type FormFields, action } from "@/lib/web/action";

const idOf = (fields: FormFields) => Number(fields.text("id"));

const choiceOf = (fields: FormFields) => ({
  kind: fields.text("kind"),
  areas: fields.all("areas"),
  actions: fields.all("actions"),
});

const shown = (link: PasswordLink) => ({ ...link, expiresAt: link.expiresAt.toISOString() });

export const add = action(async (ctx, fields) => {
  const input = { email: fields.text("email"), name: fields.text("name"), ...choiceOf(fields) };
  const { link } = await addCollaborator(ctx, AddCollaborator.parse(input));
  return { added: { email: input.email, link: shown(link) } };
});

export const change = action(async (ctx, fields) => {
  await changeRights(ctx, { id: idOf(fields), ...RightsChoice.parse(choiceOf(fields)) });
  revalidatePath("/collaborators", "layout");
  return { message: "Permissions changed. They hold from the next click on." };
});

export const disable = action(async (ctx, fields) => {
  await disableCollaborator(ctx, { id: idOf(fields) });
  revalidatePath("/collaborators", "layout");
  return { message: "Disabled." };
});

export const enable = action(async (ctx, fields) => {
  await enableCollaborator(ctx, { id: idOf(fields) });
  revalidatePath("/collaborators", "layout");
  return { message: "Enabled again." };
});

export const renewLink = action(async (ctx, fields) => ({
  link: shown(await renewPasswordLink(ctx, { id: idOf(fields) })),
}));
