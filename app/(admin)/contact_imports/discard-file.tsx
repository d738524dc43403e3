"use client";

import { useRouter } from "next/navigation";
import { ConfirmAction } from "@/components/form/confirm-action";
import type { FormAction } from "@/lib/form-result";
import { discard } from "./actions";

type DiscardFileProps = {
  file: { id: number; name: string };
  /** Whether it is used in a list of files; the page then stays. */
  listed?: boolean;
};

/** Discards a file that was not run. */
export function DiscardFile({ file: { id, name }, listed }: DiscardFileProps) {
  const router = useRouter();

  const run: FormAction = async (previous, data) => {
    const result = await discard(previous, data);
    if (result.ok && !listed) router.push("/contact_imports");
    return result;
  };

  return (
    <ConfirmAction
      action={run}
      fields={listed ? { id, listed: 1 } : { id }}
      label="Discard"
      title="Discard this file?"
      confirm="Discard the file"
      pendingText="Discarding…"
      danger
      size={listed ? "sm" : undefined}
    >
      <p>
        <strong>{name}</strong> has not been run: no number was blocked or unblocked. The file is removed from
        here and cannot be brought back; it can be uploaded again.
      </p>
    </ConfirmAction>
  );
}
