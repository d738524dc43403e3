"use client";

import { ActionButton } from "@/components/form/action-button";
import type { DeliveryRow } from "@/lib/subscriptions/deliveries";
import { deliveryStandingOf } from "@/lib/subscriptions/schema";
import { resend, skip } from "../actions";

type Props = Pick<DeliveryRow, "id" | "eventId" | "subscriptionId" | "state" | "attempts"> & {
  archived: boolean;
};

/** The buttons that a delivery's state allows. */
export function DeliveryButtons({ id, eventId, subscriptionId, archived, ...row }: Props) {
  const standing = deliveryStandingOf(row);
  const sized = { size: "sm", fields: { id: subscriptionId, delivery_id: id } } as const;
  const which = <span className="sr-only"> evt_{eventId}</span>;
  if (archived || standing === "waiting") return null;
  if (standing === "retrying")
    return (
      <ActionButton {...sized} action={skip} pendingText="Skipping…">
        <span>Skip{which}</span>
      </ActionButton>
    );
  return (
    <ActionButton {...sized} action={resend} pendingText="Sending…">
      <span>Send again{which}</span>
    </ActionButton>
  );
}
