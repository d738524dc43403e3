"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { SecretLine } from "@/components/secret-line";
import { Button } from "@/components/ui/button";

export type ShownKeys = { name: string; publicKey: string; privateKey: string };

/** A new token's keys, the only time they are shown, and a request to try them with. */
export function KeysOnce({ name, publicKey, privateKey }: ShownKeys) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="grid gap-4 rounded-lg border border-line p-4">
      <div>
        <h2 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          The keys of “{name}”
        </h2>
        <p className="text-muted">
          Copy the private key now: it is <strong className="text-ink">not shown again</strong>. Whoever has
          both keys can do what the token may.
        </p>
      </div>
      <SecretLine label="Public key" text={publicKey} />
      <SecretLine label="Private key" text={privateKey} />
      <SecretLine
        label="Command to try it"
        text={`curl -u '${publicKey}:${privateKey}' ${window.location.origin}/api/v1/me`}
      />
      <Button variant="primary" asChild className="justify-self-start">
        <Link href="/access_tokens">I have copied them</Link>
      </Button>
    </section>
  );
}
