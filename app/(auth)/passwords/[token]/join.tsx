import Link from "next/link";
import { Button } from "@/components/ui/button";
import { JoinForm } from "./join-form";

type JoinProps = { token: string; email: string; company: string; signedInAs?: string };

/** The page for a person who has a password: they sign in as the person whom the link is for, then press the button. */
export function Join({ token, email, company, signedInAs }: JoinProps) {
  const person = <strong className="text-ink">{email}</strong>;
  if (signedInAs === email)
    return (
      <>
        <p className="mt-1 text-muted [overflow-wrap:anywhere]">
          You are signed in as {person}. {company} will see what you do there, and nothing of your other
          companies.
        </p>
        <JoinForm token={token} company={company} />
        <p className="mt-4 text-muted text-sm">
          Did somebody else give you your password? Change it on your account page before you join: whoever
          knows it comes in with you.
        </p>
      </>
    );
  return (
    <>
      <p className="mt-1 text-muted [overflow-wrap:anywhere]">
        {signedInAs && (
          <>
            You are signed in as <strong className="text-ink">{signedInAs}</strong>, and this link is for
            somebody else.{" "}
          </>
        )}
        {person} has a password here already. Sign in with it; then you come back here to join.
      </p>
      <Button variant="primary" asChild className="mt-6 w-full">
        <Link href={`/login?from=${encodeURIComponent(`/passwords/${token}`)}`}>
          {signedInAs ? "Sign in as that person" : "Sign in"}
        </Link>
      </Button>
      <p className="mt-4 text-muted text-sm">
        You never set that password? Then somebody else did: do not join. Tell whoever gave you this link, and
        use another email address.
      </p>
    </>
  );
}
