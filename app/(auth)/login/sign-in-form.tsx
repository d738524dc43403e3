"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type SignInFormProps = { from: string; demo: { emails: string[]; password: string } | null };

/**
 * The sign-in form. A full page load follows a sign-in, so that nothing of an earlier user stays in the browser's
 * memory.
 */
export function SignInForm({ from, demo }: SignInFormProps) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setProblem(undefined);
    const answer = await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
    if (answer?.ok) {
      window.location.assign(from);
      return;
    }
    setPending(false);
    setProblem(
      answer?.error === "CredentialsSignin"
        ? "Email and password do not belong together. Check both; after many tries wait a quarter of an hour."
        : "The server cannot answer now. Try again in a moment.",
    );
  }

  return (
    <form method="post" onSubmit={submit} className="mt-6 grid gap-4">
      <Field id="email" label="Email">
        {(control) => (
          <Input
            {...control}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field id="password" label="Password" errors={problem ? [problem] : undefined}>
        {(control) => (
          <Input
            {...control}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" pending={pending} pendingText="Signing in…">
        Sign in
      </Button>
      {demo && (
        <div className="mt-2 rounded-md border border-line bg-panel px-3 py-2 text-muted text-sm">
          <p>Demo accounts, from this machine only; the password of all is {demo.password}:</p>
          <ul className="mt-1">
            {demo.emails.map((address) => (
              <li key={address}>
                <button
                  type="button"
                  className="py-0.5 text-accent underline-offset-2 hover:underline"
                  onClick={() => {
                    setEmail(address);
                    setPassword(demo.password);
                  }}
                >
                  {address}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}
