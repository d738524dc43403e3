"use client";

import type { ReactNode } from "react";
import { SecretLine } from "@/components/secret-line";
import { Time } from "@/components/ui/time";

export type ShownLink = { token: string; expiresAt: string };

type LinkOnceProps = { email: string; link: ShownLink; zone: string; children?: ReactNode };

/** A set-password link, the only time it is shown. */
export function LinkOnce({ email, link, zone, children }: LinkOnceProps) {
  return (
    <section role="status" className="grid gap-3 rounded-lg border border-line p-4">
      <SecretLine label="Set-password link" text={`${window.location.origin}/passwords/${link.token}`} />
      <p className="text-muted">
        Give it to <strong className="text-ink">{email}</strong> by a way that only they read: whoever opens
        it sets the password. It works once, until <Time value={link.expiresAt} zone={zone} show="exact" />,
        and is not shown again.
      </p>
      {children}
    </section>
  );
}
