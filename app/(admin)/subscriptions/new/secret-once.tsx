"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { SecretLine } from "@/components/secret-line";
import { Button } from "@/components/ui/button";

export type Made = { id: number; secret: string };

/** Shows a new subscription's signing secret, the only time that it is shown. */
export function SecretOnce({ id, secret }: Made) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="grid gap-4 rounded-lg border border-line p-4">
      <div>
        <h2 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          Subscribed
        </h2>
        <p className="text-muted">
          Copy the signing secret now: it is <strong className="text-ink">not shown again</strong>. With it
          the target tells that an event is ours, as{" "}
          <a href="https://www.standardwebhooks.com" className="underline">
            Standard Webhooks
          </a>{" "}
          say; there are libraries for it in many languages.
        </p>
      </div>
      <SecretLine label="Signing secret" text={secret} />
      <Button variant="primary" asChild className="justify-self-start">
        <Link href={`/subscriptions/${id}`}>I have copied it</Link>
      </Button>
    </section>
  );
}
