"use server";

import { revalidatePath } from "next/cache";
import { changePassword, renameYourself } from "@/lib/collaborators/account";
import { action } from "@/lib/web/action";

export const rename = action(async (ctx, fields) => {
  await renameYourself(ctx, { name: fields.text("name") });
  revalidatePath("/", "layout");
  return { message: "Your name is changed." };
});

export const setNewPassword = action(async (ctx, fields) => {
  await changePassword(ctx, {
    currentPassword: fields.secret("current_password"),
    newPassword: fields.secret("new_password"),
  });
  return { email: ctx.member.user.email };
});
