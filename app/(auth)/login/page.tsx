import type { Metadata } from "next";
import { demoAccounts } from "@/lib/collaborators/demo";
import { safePath } from "./safe-path";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

const REASONS: Record<string, string> = {
  signed_out:
    "You are signed out, or no company has you as a collaborator any more. Sign in, or ask an owner.",
  password_set: "Your password is set. Sign in with it.",
  password_changed: "Your password is changed, and every session is signed out. Sign in with the new one.",
};

const NOT_SIGNED_IN =
  "You are not signed in, or your session has ended (it lasts 12 hours). Sign in to go on where you were.";

type Search = { from?: string | string[]; reason?: string; error?: string };

export default async function LoginPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { from, reason } = await searchParams;
  const why = (reason && REASONS[reason]) || (from && NOT_SIGNED_IN);
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-[360px]">
        <h1 className="font-semibold text-xl">Sign in to Blacklist</h1>
        <p className="mt-1 text-muted">The numbers your company does not dial, match or text.</p>
        {why && (
          <p role="status" className="mt-4 rounded-md border border-line bg-panel px-3 py-2 text-sm">
            {why}
          </p>
        )}
        <SignInForm from={safePath(from)} demo={await demoAccounts()} />
      </div>
    </main>
  );
}
