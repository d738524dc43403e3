"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { stop } from "../actions";

/** Stops an upload where it is. */
export function StopButton({ id }: { id: number }) {
  const [result, send, pending] = useActionState(stop, undefined);
  const problem = result && !result.ok ? Object.values(result.errors).flat().join("; ") : undefined;
  return (
    <form action={send} className="flex items-center gap-2">
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
