"use client";

import { useActionState, useState, useTransition } from "react";
import { usePerform } from "@/components/form/not-done";
import type { FormAction, FormResult } from "@/lib/form-result";

/**
 * The state of a form that a server action answers. `post` is for browsers without JavaScript, as the form's `action`;
 * `send` is for all others, from `onSubmit`, because React empties a form whose action it calls.
 */
export function useFormAction(action: FormAction) {
  const [posted, post] = useActionState(action, undefined);
  const [sent, setSent] = useState<FormResult>();
  const [pending, startTransition] = useTransition();
  const perform = usePerform();
  const result = sent ?? posted;

  function send(data: FormData, not: string) {
    if (pending) return;
    startTransition(async () => {
      const answer = await perform(() => action(result, data), not);
      startTransition(() => setSent(answer));
    });
  }

  return { result, post, send, pending };
}

/** Names an action by the words of its button, for when it was not done. */
export const notDoneOf = (button: Element | null | undefined) => {
  const words = button?.textContent?.trim();
  return words ? `“${words}” not done` : "not done";
};
