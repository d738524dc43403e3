"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type SignInAgainProps = {
  /** Who was signed in on this page. Only they may go on with it here. */
  email: string;
  /** Called after the sign-in. */
  onAgain: () => void;
};

/** Signs the same person in again without leaving the page. Somebody else signs in on a page of their own. */
export function SignInAgain({ email, onAgain }: SignInAgainProps) {
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const id = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    // React lets events of a portal rise to the form that opened it.
    event.stopPropagation();
    if (pending) return;
    setPending(true);
    setProblem(undefined);
    const answer = await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
    setPending(false);
    if (answer?.ok) return onAgain();
    setProblem(
      answer?.error === "CredentialsSignin"
        ? "Wrong password. After several tries, wait 15 minutes."
        : "The server cannot answer now. Try again in a moment.",
    );
  }

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field id={id} label={`Password of ${email}`} errors={problem ? [problem] : undefined}>
        {(control) => (
          <Input
            {...control}
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <a
          href="/login"
          target="_blank"
          rel="noreferrer"
          className="mr-auto text-muted text-sm underline underline-offset-2 hover:text-ink"
        >
          Sign in as somebody else
        </a>
        <DialogClose asChild>
          <Button>Close</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending} pendingText="Signing in…">
          Sign in and try again
        </Button>
      </div>
    </form>
  );
}
