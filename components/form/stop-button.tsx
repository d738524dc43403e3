"use client";

import { useFormAction } from "@/components/form/use-form-action";
import type { FormAction } from "@/lib/form-result";
import { Button } from "@/components/ui/button";

/** Stops long work at once. When that fails, says why beside the button. */
export function StopButton({ id, action }: { id: number; action: FormAction }) {
  const { result, post, send, pending } = useFormAction(action);
  const problem = result && !result.ok ? Object.values(result.errors).flat().join("; ") : undefined;
  return (
    <form
      action={post}
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget), "not stopped");
      }}
      className="flex items-center gap-2"
    >
      <input type="hidden" name="id" value={id} />
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem}
        </p>
      )}
      <Button type="submit" pending={pending} pendingText="Stopping…">
        Stop
      </Button>
    </form>
  );
}
