"use client";

import { useState } from "react";
import { ActionButton } from "@/components/form/action-button";
import { ConfirmAction } from "@/components/form/confirm-action";
import type { FormAction } from "@/lib/form-result";
import type { CollaboratorRow } from "@/lib/collaborators/listing";
import { disable, enable, renewLink } from "../actions";
import { LinkOnce, type ShownLink } from "../link-once";

type AccessProps = Pick<CollaboratorRow, "id" | "email" | "state" | "isYou"> & { zone: string };

/** A collaborator's access: a new link to set a password, disabling, enabling again. */
export function Access({ id, email, state, isYou, zone }: AccessProps) {
  const [link, setLink] = useState<ShownLink>();

  const renew: FormAction = async (previous, data) => {
    const result = await renewLink(previous, data);
    if (result.ok) setLink(result.link);
    return result;
  };

  if (state === "disabled")
    return (
      <Line
        words={`${email} cannot sign in to this company, and the access tokens that they made are stopped.`}
      >
        <ActionButton action={enable} fields={{ id }} pendingText="Enabling…">
          Enable again
        </ActionButton>
      </Line>
    );
  const invited = state === "invited";
  return (
    <div className="grid gap-3">
      <Line
        words={
          invited
            ? "They have not used their link yet. For someone who has lost it."
            : "For someone who has forgotten the password."
        }
      >
        <ConfirmAction
          action={renew}
          fields={{ id }}
          label={invited ? "New link" : "New set-password link"}
          title={invited ? "Make a new link?" : "Make a new set-password link?"}
          confirm="Make the link"
          pendingText="Making the link…"
        >
          <p>
            {invited ? (
              <>
                With it <strong>{email}</strong> comes into this company, once, for 72 hours. Links made
                earlier stop working.
              </>
            ) : (
              <>
                Whoever has the link can set the password of <strong>{email}</strong> and sign in as them,
                once, for 72 hours. Links made earlier stop working; the present password works until the link
                is used.
              </>
            )}
          </p>
        </ConfirmAction>
      </Line>
      {link && <LinkOnce email={email} link={link} zone={zone} />}
      {!isYou && (
        <Line words="Shuts them out at once, and stops the access tokens that they made. Nothing they did is lost.">
          <ConfirmAction
            danger
            action={disable}
            fields={{ id }}
            label="Disable"
            title={`Disable ${email}?`}
            confirm="Disable the collaborator"
            pendingText="Disabling…"
          >
            <p>
              <strong>{email}</strong> is out of this company at the next click, and the access tokens that
              they made stop until an owner takes them over. You can enable them again at any time.
            </p>
          </ConfirmAction>
        </Line>
      )}
    </div>
  );
}

function Line({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line px-4 py-3">
      <p className="min-w-0 flex-1 basis-64 text-muted">{words}</p>
      {children}
    </div>
  );
}
