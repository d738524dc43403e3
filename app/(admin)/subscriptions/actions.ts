"use server";

import { revalidatePath } from "next/cache";
import { connectVicidial } from "@/lib/subscriptions/connecting";
import { pauseSubscription, resumeSubscription } from "@/lib/subscriptions/pausing";
import { resendDelivery, skipDelivery } from "@/lib/subscriptions/resending";
import { Subscribe } from "@/lib/subscriptions/schema";
import { archiveSubscription, subscribe } from "@/lib/subscriptions/subscribing";
import { type FormFields, action } from "@/lib/web/action";

const idOf = (fields: FormFields) => Number(fields.text("id"));
const deliveryOf = (fields: FormFields) => ({
  id: idOf(fields),
  deliveryId: Number(fields.text("delivery_id")),
});

function shown() {
  revalidatePath("/subscriptions", "layout");
}

export const make = action(async (ctx, fields) => {
  const input = Subscribe.parse({ event: fields.text("event"), targetUrl: fields.text("target_url") });
  const { subscription, secret } = await subscribe(ctx, input);
  return { made: { id: subscription.id, secret } };
});

export const connect = action(async (ctx, fields) => {
  const { id } = await connectVicidial(ctx, {
    targetUrl: fields.text("target_url"),
    user: fields.text("user"),
    password: fields.secret("password"),
    from: fields.text("from") === "now" ? "now" : "everything",
  });
  shown();
  return { redirect: `/subscriptions/${id}` };
});

export const pause = action(async (ctx, fields) => {
  await pauseSubscription(ctx, { id: idOf(fields) });
  shown();
  return { message: "Paused. Its events wait until you resume it." };
});

export const resume = action(async (ctx, fields) => {
  await resumeSubscription(ctx, { id: idOf(fields) });
  shown();
  return { message: "It goes on from the first event that was not delivered." };
});

export const archive = action(async (ctx, fields) => {
  await archiveSubscription(ctx, { id: idOf(fields) });
  shown();
  return { message: "Archived. Nothing more is sent." };
});

export const resend = action(async (ctx, fields) => {
  await resendDelivery(ctx, deliveryOf(fields));
  shown();
  return { message: "It is sent again, after those that wait." };
});

export const skip = action(async (ctx, fields) => {
  await skipDelivery(ctx, deliveryOf(fields));
  shown();
  return { message: "Skipped. Those behind it are sent." };
});
