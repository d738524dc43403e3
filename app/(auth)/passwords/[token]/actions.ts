"use server";

import { switchCompany } from "@/app/(admin)/actions";
import { joinCompany, setPassword } from "@/lib/collaborators/joining";
import { Unauthenticated } from "@/lib/errors";
import { openAction } from "@/lib/web/action";
import { sessionCookie } from "@/lib/web/context";

export const set = openAction(async (fields) => {
  await setPassword({ token: fields.text("token"), password: fields.secret("password") });
  return { redirect: "/login?reason=password_set" };
});

export const join = openAction(async (fields) => {
  const session = await sessionCookie();
  if (!session) throw new Unauthenticated("Your session has ended; sign in again.");
  await switchCompany(await joinCompany({ token: fields.text("token"), session }));
  return {};
});
