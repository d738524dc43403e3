"use server";

import { revalidatePath } from "next/cache";
import { UpdateProvider } from "@/lib/provider-configurations/schema";
import { renewHookToken, updateProvider } from "@/lib/provider-configurations/updating";
import { action } from "@/lib/web/action";

export const choose = action(async (ctx, fields) => {
  const { provider } = await updateProvider(
    ctx,
    UpdateProvider.parse({
      provider: fields.text("provider"),
      accountSid: fields.text("account_sid"),
      authToken: fields.secret("auth_token"),
    }),
  );
  revalidatePath("/company", "layout");
  return {
    message:
      provider === "twilio"
        ? "Twilio places the calls and sends the texts from now on."
        : "Calls and texts are only recorded from now on.",
  };
});

export const renewAddress = action(async (ctx) => {
  await renewHookToken(ctx);
  revalidatePath("/company/telephone");
  return { message: "The webhooks have a new address. Give it to Twilio now." };
});
