"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { SecretLine } from "@/components/secret-line";
import { Button } from "@/components/ui/button";

export type ShownKeys = { name: string } & ({ publicKey: string; privateKey: string } | { checkKey: string });

/** Shows a new token's keys, the only time that they are shown, and a request to try them with. */
export function KeysOnce({ name, ...keys }: ShownKeys) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const check = "checkKey" in keys;
  return (
    <section className="grid gap-4 rounded-lg border border-line p-4">
      <div>
        <h2 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          {check ? "The URL" : "The keys"} of “{name}”
        </h2>
        <p className="text-muted">
          Copy the {check ? "URL" : "private key"} now: it is{" "}
          <strong className="text-ink">not shown again</strong>. Whoever has {check ? "it" : "both keys"} can
          do what the token may.
        </p>
      </div>
      {check ? <CheckUrl {...keys} /> : <KeyPair {...keys} />}
      <Button variant="primary" asChild className="justify-self-start">
        <Link href="/access_tokens">{check ? "I have copied it" : "I have copied them"}</Link>
      </Button>
    </section>
  );
}

function KeyPair({ publicKey, privateKey }: { publicKey: string; privateKey: string }) {
  return (
    <>
      <SecretLine label="Public key" text={publicKey} />
      <SecretLine label="Private key" text={privateKey} />
      <SecretLine
        label="Command to try it"
        text={`curl -u '${publicKey}:${privateKey}' ${window.location.origin}/api/v1/me`}
      />
      <p className="text-muted">
        What can be asked, with a line to copy for each call, is in the{" "}
        <Link href="/api/docs" prefetch={false} className="text-accent underline">
          API reference
        </Link>
        .
      </p>
    </>
  );
}

function CheckUrl({ checkKey }: { checkKey: string }) {
  const url = (number: string) => `${window.location.origin}/api/v1/check/${checkKey}/${number}?action=dial`;
  return (
    <>
      <SecretLine label="URL" text={url("NUMBER")} />
      <p className="text-muted">
        Put the number in place of NUMBER, and for <code className="mono text-xs">dial</code> what is asked:{" "}
        <code className="mono text-xs">dial</code>, <code className="mono text-xs">match</code> (an inbound
        call) or <code className="mono text-xs">sms</code>. Only{" "}
        <code className="mono text-xs">"allowed":true</code> is a yes.
      </p>
      <SecretLine label="Command to try it" text={`curl '${url("17191231234")}'`} />
    </>
  );
}
