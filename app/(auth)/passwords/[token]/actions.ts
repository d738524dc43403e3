"use server";

import { setPassword } from "@/lib/collaborators/password-links";
import { openAction } from "@/lib/web/action";

export const set = openAction(async (fields) => {
  await setPassword({ token: fields.text("token"), password: fields.secret("password") });
  return { redirect: "/login?reason=password_set" };
});
