"use client";

import { ActionButton } from "@/components/form/action-button";
import { ConfirmAction } from "@/components/form/confirm-action";
import type { AccessTokenRow } from "@/lib/access-tokens/listing";
import { pause, resume, revoke, takeOver } from "./actions";

type TokenButtonsProps = Pick<AccessTokenRow, "id" | "name" | "state" | "maker"> & {
  youAreOwner: boolean;
  isPaused: boolean;
};

/** The buttons that a token's state allows. */
export function TokenButtons({ id, name, state, maker, youAreOwner, isPaused }: TokenButtonsProps) {
  if (state === "revoked") return null;
  const sized = { size: "sm", fields: { id } } as const;
  return (
    <div className="flex gap-1.5 max-sm:flex-wrap sm:justify-end">
      {state === "stopped" && youAreOwner && (
        <ConfirmAction
          {...sized}
          action={takeOver}
          label={named("Take over", name)}
          title={`Take over “${name}”?`}
          confirm="Take over the token"
          pendingText="Taking over…"
        >
          <p>
            {maker}, who made it, is disabled, so it is stopped. When you take it over it acts in your name,
            with the same keys and permissions.
          </p>
        </ConfirmAction>
      )}
      {isPaused ? (
        <ActionButton {...sized} action={resume} pendingText="Resuming…">
          {named("Resume", name)}
        </ActionButton>
      ) : (
        <ActionButton {...sized} action={pause} pendingText="Pausing…">
          {named("Pause", name)}
        </ActionButton>
      )}
      <ConfirmAction
        {...sized}
        danger
        action={revoke}
        label={named("Revoke", name)}
        title={`Revoke “${name}” for good?`}
        confirm="Revoke the token"
        pendingText="Revoking…"
      >
        <p>
          Every request with its keys is refused from now on. <strong>This cannot be undone</strong>: whatever
          uses it needs a new token. To stop it for a while, pause it instead.
        </p>
        <p>It stays in this list, because block logs name it.</p>
      </ConfirmAction>
    </div>
  );
}

/** Adds the row's name to a button's words, for screen readers only. */
function named(word: string, name: string) {
  return (
    <span>
      {word}
      <span className="sr-only"> {name}</span>
    </span>
  );
}
