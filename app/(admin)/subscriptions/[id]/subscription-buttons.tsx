"use client";

import { ActionButton } from "@/components/form/action-button";
import { ConfirmAction } from "@/components/form/confirm-action";
import type { SubscriptionRow } from "@/lib/subscriptions/listing";
import { subscriptionStateOf } from "@/lib/subscriptions/schema";
import { archive, pause, resume } from "../actions";

/** The buttons that a subscription's state allows. */
export function SubscriptionButtons({ row }: { row: SubscriptionRow }) {
  const state = subscriptionStateOf(row);
  const fields = { id: row.id };
  if (state === "archived") return null;
  return (
    <>
      {state === "failing" && (
        <ActionButton action={resume} fields={fields} pendingText="Trying…">
          Try now
        </ActionButton>
      )}
      {state === "paused" ? (
        <ActionButton action={resume} fields={fields} variant="primary" pendingText="Resuming…">
          Resume
        </ActionButton>
      ) : (
        <ActionButton action={pause} fields={fields} pendingText="Pausing…">
          Pause
        </ActionButton>
      )}
      <ConfirmAction
        action={archive}
        fields={fields}
        danger
        label="Archive"
        title="Archive this subscription?"
        confirm="Archive the subscription"
        pendingText="Archiving…"
      >
        <p>
          Nothing more is sent, not even what waits. <strong>This cannot be undone</strong>; to stop it for a
          while, pause it instead.
        </p>
      </ConfirmAction>
    </>
  );
}
