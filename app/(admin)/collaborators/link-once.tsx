"use client";

import type { ReactNode } from "react";
import { SecretLine } from "@/components/secret-line";
import { Time } from "@/components/ui/time";

export type ShownLink = { token: string; expiresAt: string; sets: boolean };

type LinkOnceProps = { email: string; link: ShownLink; zone: string; children?: ReactNode };

/** Shows a link to set a password or to join, the only time that it is shown. */
export function LinkOnce({ email, link, zone, children }: LinkOnceProps) {
  return (
    <section role="status" className="grid gap-3 rounded-lg border border-line p-4">
      <SecretLine
        label={link.sets ? "Set-password link" : "Link to join"}
        text={`${window.location.origin}/passwords/${link.token}`}
      />
      <p className="text-muted">
        Give it to <strong className="text-ink">{email}</strong> by a way that only they read
        {link.sets
          ? ": whoever opens it sets the password."
          : ". They have a password here already: they sign in with it and join."}{" "}
        It works once, until <Time value={link.expiresAt} zone={zone} show="exact" />, and is not shown again.
      </p>
      {children}
    </section>
  );
}
