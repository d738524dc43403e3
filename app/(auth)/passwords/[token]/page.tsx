import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type LinkState, readPasswordLink } from "@/lib/collaborators/link-states";
import { signedInUser } from "@/lib/web/context";
import { Join } from "./join";
import { SetPasswordForm } from "./set-password-form";

export const metadata: Metadata = { title: "Your link", referrer: "no-referrer" };

const ENDED: Record<Exclude<LinkState["state"], "sets" | "joins">, { title: string; words: string }> = {
  used: {
    title: "This link was used already",
    words: "It works once only. If it was not you who used it, tell an owner of your company now.",
  },
  expired: {
    title: "This link has ended",
    words: "A link works for 72 hours, and only until a newer one is made or the password is changed.",
  },
  unknown: {
    title: "This link is not known here",
    words: "Perhaps it was copied without its end. Open it once more as it was given to you.",
  },
};

/** The page behind a link to set a password or to join. Opening it does not use up the link. */
export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await readPasswordLink(token);
  if (link.state !== "sets" && link.state !== "joins") return <EndedLink {...ENDED[link.state]} />;
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-[360px]">
        <h1 className="font-semibold text-xl [overflow-wrap:anywhere]">
          {link.state === "sets" ? "Set your password" : `Join ${link.company}`}
        </h1>
        {link.state === "sets" ? (
          <>
            <p className="mt-1 text-muted [overflow-wrap:anywhere]">
              You will sign in to {link.company} with <strong className="text-ink">{link.email}</strong> and
              this password.
            </p>
            <SetPasswordForm token={token} email={link.email} />
          </>
        ) : (
          <Join token={token} {...link} signedInAs={(await signedInUser())?.email} />
        )}
      </div>
    </main>
  );
}

function EndedLink({ title, words }: { title: string; words: string }) {
  return (
    <main className="px-4">
      <Notice title={title}>
        <p>{words}</p>
        <p>
          For a new link ask whoever gave you this one, or an owner of your company: they make it on the page
          Collaborators.
        </p>
        <Button asChild>
          <Link href="/login">Go to the sign-in</Link>
        </Button>
      </Notice>
    </main>
  );
}
