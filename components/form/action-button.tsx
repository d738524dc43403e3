"use client";

import { type MouseEvent, useTransition } from "react";
import { toast } from "sonner";
import { usePerform } from "@/components/form/not-done";
import { notDoneOf } from "@/components/form/use-form-action";
import type { FormAction } from "@/lib/form-result";
import { Button, type ButtonProps } from "@/components/ui/button";

type ActionButtonProps = Omit<ButtonProps, "onClick" | "pending"> & {
  action: FormAction;
  /** The values that the action gets, by field name. */
  fields: Record<string, string | number>;
};

/** A button that runs its action at once, for changes that can be undone. A toast says how it went. */
export function ActionButton({ action, fields, ...rest }: ActionButtonProps) {
  const [pending, startTransition] = useTransition();
  const perform = usePerform();

  function run({ currentTarget }: MouseEvent<HTMLButtonElement>) {
    const not = notDoneOf(currentTarget);
    startTransition(async () => {
      const data = new FormData();
      for (const [name, value] of Object.entries(fields)) data.set(name, String(value));
      const result = await perform(() => action(undefined, data), not);
      if (!result.ok) toast.error(Object.values(result.errors).flat().join("; "));
      else if (result.message) toast.success(result.message);
    });
  }

  return <Button {...rest} pending={pending} onClick={run} />;
}
