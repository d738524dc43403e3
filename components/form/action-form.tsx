"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useEffect, useId, useMemo, useRef } from "react";
import { toast } from "sonner";
import { fieldId, FormContext } from "@/components/form/form-context";
import { notDoneOf, useFormAction } from "@/components/form/use-form-action";
import type { FormAction } from "@/lib/form-result";
import { cn } from "@/components/ui/cn";
import { ErrorSummary } from "@/components/ui/error-summary";

type ActionFormProps = {
  action: FormAction;
  children: ReactNode;
  /** Whether the fields are emptied after success. */
  clear?: boolean;
  /** Called after success, for instance to close a dialog. */
  onDone?: () => void;
  className?: string;
};

const NOTHING = {};

/**
 * A form whose server action answers with errors or success. It shows the errors beside the fields and in a summary,
 * keeps what was typed, and cannot be sent twice. It reports success in a toast and then goes where the answer says.
 */
export function ActionForm({ action, children, clear = false, onDone, className }: ActionFormProps) {
  const { result, post, send, pending } = useFormAction(action);
  const router = useRouter();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const labels = useRef(new Map<string, string>()).current;
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    if (!result?.ok) return;
    if (result.message) toast.success(result.message);
    if (clear) form.current?.reset();
    if (result.redirect) router.push(result.redirect);
    done.current?.();
  }, [result, clear, router]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent;
    send(new FormData(event.currentTarget, submitter), notDoneOf(submitter));
  }

  const failed = result && !result.ok ? result : undefined;
  const errors = failed?.errors ?? NOTHING;
  const values = failed?.values ?? NOTHING;
  const summary = useMemo(
    () =>
      Object.entries<string[]>(errors).map(([name, texts]) => {
        const label = labels.get(name);
        const text = texts.join("; ");
        return label ? { text: `${label}: ${text}`, fieldId: fieldId(formId, name) } : { text };
      }),
    [errors, labels, formId],
  );
  return (
    <FormContext value={{ formId, pending, errors, values, labels }}>
      <form
        ref={form}
        action={post}
        onSubmit={submit}
        noValidate
        aria-busy={pending}
        className={cn("grid gap-5", className)}
      >
        <ErrorSummary errors={summary} />
        {children}
      </form>
    </FormContext>
  );
}
